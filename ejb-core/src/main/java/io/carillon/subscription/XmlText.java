package io.carillon.subscription;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document; text may hold anything, what XML cannot hold is left out. */
public final class XmlText {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter(512);
    private final XMLStreamWriter out;

    /** Begins a document. */
    public XmlText() {
        try {
            out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Opens the root with its default namespace and further ones by prefix. */
    public XmlText root(String name, String namespace, String... prefixes) {
        return write(() -> {
            out.writeStartElement(name);
            out.writeDefaultNamespace(namespace);
            for (int i = 0; i + 1 < prefixes.length; i += 2) {
                out.writeNamespace(prefixes[i], prefixes[i + 1]);
            }
        });
    }

    /** Opens an element. */
    public XmlText open(String name) {
        return write(() -> out.writeStartElement(name));
    }

    /** Adds an attribute to the element just opened. */
    public XmlText with(String name, String value) {
        return write(() -> out.writeAttribute(name, clean(value)));
    }

    /** Closes the element opened last. */
    public XmlText close() {
        return write(out::writeEndElement);
    }

    /** A whole element with text. */
    public XmlText element(String name, String content) {
        return write(() -> {
            out.writeStartElement(name);
            out.writeCharacters(clean(content));
            out.writeEndElement();
        });
    }

    /** Text inside of the element just opened. */
    public XmlText text(String content) {
        return write(() -> out.writeCharacters(clean(content)));
    }

    /** Opens an element of another namespace, by a prefix of the root. */
    public XmlText open(String prefix, String name, String namespace) {
        return write(() -> out.writeStartElement(prefix, name, namespace));
    }

    /** A whole element without text. */
    public XmlText empty(String name) {
        return write(() -> out.writeEmptyElement(name));
    }

    /** An identity element (RFC 4235 section 4.1.6.1) with a display name when there is one. */
    public XmlText identity(String uri, String display) {
        return write(() -> {
            out.writeStartElement("identity");
            if (!display.isEmpty()) {
                out.writeAttribute("display", clean(display));
            }
            out.writeCharacters(clean(uri));
            out.writeEndElement();
        });
    }

    /** The document. */
    public byte[] toBytes() {
        write(out::writeEndDocument);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private interface Piece {
        void write() throws XMLStreamException;
    }

    private XmlText write(Piece piece) {
        try {
            piece.write();
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** XML 1.0 section 2.2: what is no character of XML cannot even be escaped. */
    private static String clean(String value) {
        boolean sound = true;
        for (int i = 0; i < value.length() && sound; i++) {
            sound = value.charAt(i) >= ' ' && value.charAt(i) < 0x7F;
        }
        if (sound) {
            return value;
        }
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints()
                .filter(c -> c == '\t' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
