package io.repartee.transfer.formats;

import io.repartee.transfer.Place;
import io.repartee.transfer.UnreadableFile;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over an XML file that anybody may have made: no document type, no entities, no element deeper than
 * {@value #MOST_DEPTH}, no text longer than {@value #MOST_TEXT} characters. One thread.
 */
final class XmlFile {
    static final int MOST_DEPTH = 64;
    static final int MOST_TEXT = 1_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private int depth;

    XmlFile(InputStream file) {
        try {
            this.xml = FACTORY.createXMLStreamReader(file);
        } catch (XMLStreamException e) {
            throw new UnreadableFile(new Place(1, "the beginning"), "not XML: " + firstLine(e));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Goes to the next element that begins or ends. False at the end of the file. */
    boolean next() {
        int event = step();
        while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT) {
            event = step();
        }
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    /** Goes to the root, which must have that name. */
    void root(String name, String kind) {
        if (!next() || !begins(name)) {
            throw new UnreadableFile(
                    place(xml.hasName() ? name() : "the root"),
                    "not a " + kind + " export: the root must be <" + name + ">");
        }
    }

    boolean begins() {
        return xml.isStartElement();
    }

    boolean begins(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    String name() {
        return xml.getLocalName();
    }

    /** An attribute in whatever namespace; empty when it is not there. */
    String attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    long line() {
        return xml.getLocation().getLineNumber();
    }

    Place place(String what) {
        return new Place(line(), what);
    }

    /** All text in the element that begins here, to its end. */
    String text() {
        String element = xml.getLocalName();
        int outside = depth - 1;
        StringBuilder text = new StringBuilder();
        while (depth > outside) {
            int event = step();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                must(text.length() <= MOST_TEXT, element, "longer than " + MOST_TEXT + " characters");
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableFile(
                        place(element), "an entity that is not declared: &" + xml.getLocalName() + ";");
            }
        }
        return text.toString();
    }

    /** Passes over the element that begins here, with all that is in it. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            step();
        }
    }

    private int step() {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableFile(place("DOCTYPE"), "a document type is not taken");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                must(depth <= MOST_DEPTH, xml.getLocalName(), "nested deeper than " + MOST_DEPTH);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException e) {
            long line = e.getLocation() == null ? line() : e.getLocation().getLineNumber();
            throw new UnreadableFile(new Place(line, "XML"), firstLine(e));
        }
    }

    private void must(boolean holds, String what, String otherwise) {
        if (!holds) {
            throw new UnreadableFile(place(what), otherwise);
        }
    }

    /** The parser says where on one line and what is wrong on the next. */
    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9)
                .lines()
                .findFirst()
                .orElse("not well formed");
    }
}
