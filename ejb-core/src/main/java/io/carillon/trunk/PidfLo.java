package io.carillon.trunk;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes where a site is as a PIDF-LO document (RFC 4119, RFC 5139 for the address). */
final class PidfLo {
    private static final String PIDF = "urn:ietf:params:xml:ns:pidf";
    private static final String GEOPRIV = "urn:ietf:params:xml:ns:pidf:geopriv10";
    private static final String CIVIC = "urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr";

    private PidfLo() {}

    /** The document of a site. */
    static String of(String site, SiteSettings.Address at) {
        StringWriter text = new StringWriter(900);
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("presence");
            xml.writeDefaultNamespace(PIDF);
            xml.writeNamespace("gp", GEOPRIV);
            xml.writeNamespace("ca", CIVIC);
            xml.writeAttribute("entity", "pres:" + site + "@site.invalid");
            xml.writeStartElement("tuple");
            xml.writeAttribute("id", "site");
            xml.writeStartElement("status");
            xml.writeStartElement("gp", "geopriv", GEOPRIV);
            xml.writeStartElement("gp", "location-info", GEOPRIV);
            civic(xml, at);
            xml.writeEndElement();
            xml.writeStartElement("gp", "usage-rules", GEOPRIV);
            xml.writeEndElement();
            element(xml, "gp", GEOPRIV, "method", "Manual");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void civic(XMLStreamWriter xml, SiteSettings.Address at) throws XMLStreamException {
        xml.writeStartElement("ca", "civicAddress", CIVIC);
        civic(xml, "country", at.country());
        civic(xml, "A1", at.region());
        civic(xml, "A3", at.city());
        civic(xml, "RD", at.street());
        civic(xml, "HNO", at.houseNumber());
        civic(xml, "PC", at.postalCode());
        civic(xml, "BLD", at.building());
        civic(xml, "FLR", at.floor());
        civic(xml, "ROOM", at.room());
        xml.writeEndElement();
    }

    private static void civic(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            element(xml, "ca", CIVIC, name, value);
        }
    }

    private static void element(XMLStreamWriter xml, String prefix, String namespace, String name, String value)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
