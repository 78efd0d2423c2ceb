package dev.wherry.bench;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a document that must be well-formed. */
public final class Xml {
    private Xml() {}

    /** Returns the texts of all elements of a name. */
    public static List<String> texts(String document, String element) throws Exception {
        NodeList found = find(document, element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    /** Returns how many elements of a name there are. */
    public static int count(String document, String element) throws Exception {
        return find(document, element).getLength();
    }

    private static NodeList find(String document, String element) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(document)))
                .getElementsByTagName(element);
    }
}
