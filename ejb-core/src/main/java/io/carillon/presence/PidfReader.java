package io.carillon.presence;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads presence documents (RFC 3863) with activities (RFC 4480) from people one should not trust: no DTD, no
 * entities from elsewhere, bounded in size, depth and number of elements.
 */
final class PidfReader {
    static final int MOST_BYTES = 16 * 1024;
    static final String PIDF = "urn:ietf:params:xml:ns:pidf";
    static final String RPID = "urn:ietf:params:xml:ns:pidf:rpid";
    static final String MODEL = "urn:ietf:params:xml:ns:pidf:data-model";

    private static final int DEEPEST = 16;
    private static final int MOST_ELEMENTS = 500;
    private static final int LONGEST_NOTE = 200;
    private static final int MOST_ACTIVITIES = 8;
    private static final Set<String> ACTIVITIES = Set.of(
            "appointment", "away", "breakfast", "busy", "dinner", "holiday", "in-transit", "looking-for-work", "lunch",
            "meal", "meeting", "on-the-phone", "performance", "permanent-absence", "playing", "presentation",
            "shopping", "sleeping", "spectator", "steering", "travel", "tv", "unknown", "vacation", "working",
            "worship");
    private static final XMLInputFactory FACTORY = factory();

    private final Deque<String> path = new ArrayDeque<>();
    private final List<String> activities = new ArrayList<>();
    private Boolean open;
    private String note = "";
    private int elements;

    private PidfReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /**
     * What a document came to.
     *
     * @param good what it says, null when it cannot be used
     * @param bad why it cannot be used, else empty
     */
    record Reading(Published good, String bad) {}

    /** Reads a document. Never throws for what is in it. */
    static Reading read(byte[] document) {
        if (document.length > MOST_BYTES) {
            return new Reading(null, "document is larger than " + MOST_BYTES + " bytes");
        }
        try {
            return new PidfReader().all(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException | RuntimeException malformed) {
            return new Reading(null, "document is not well-formed");
        }
    }

    private Reading all(XMLStreamReader in) throws XMLStreamException {
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.DTD) {
                return new Reading(null, "document has a DTD");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                path.push(in.getLocalName());
                if (path.size() > DEEPEST || ++elements > MOST_ELEMENTS) {
                    return new Reading(null, "document is too deep or too long");
                }
                if (elements == 1 && !(in.getLocalName().equals("presence") && PIDF.equals(in.getNamespaceURI()))) {
                    return new Reading(null, "document is no presence");
                }
                element(in);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                path.pop();
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text(in.getText().strip());
            }
        }
        return new Reading(new Published(!Boolean.FALSE.equals(open), activities, note), "");
    }

    private void element(XMLStreamReader in) {
        if (RPID.equals(in.getNamespaceURI()) && ACTIVITIES.contains(in.getLocalName())
                && activities.size() < MOST_ACTIVITIES) {
            activities.add(in.getLocalName());
        }
    }

    private void text(String text) {
        if (text.isEmpty() || path.isEmpty()) {
            return;
        }
        if (path.peek().equals("basic")) {
            // several devices in one document: reachable when one is
            open = Boolean.TRUE.equals(open) || text.equals("open");
        } else if (path.peek().equals("note") && note.isEmpty()) {
            note = text.length() > LONGEST_NOTE ? text.substring(0, LONGEST_NOTE) : text;
        }
    }
}
