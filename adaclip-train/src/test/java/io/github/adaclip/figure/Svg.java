package io.github.adaclip.figure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** An SVG text read as XML. */
record Svg(Element root) {
  static Svg parse(String text) {
    try {
      return new Svg(
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError("no XML: " + text, e);
    }
  }

  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  List<Element> elements(String name) {
    NodeList nodes = root.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < nodes.getLength(); index++) {
      elements.add((Element) nodes.item(index));
    }
    return elements;
  }

  /** Values that point somewhere, but for pictures within the text. */
  List<String> references() {
    List<String> references = new ArrayList<>();
    for (Element element : elements("*")) {
      NamedNodeMap attributes = element.getAttributes();
      for (int index = 0; index < attributes.getLength(); index++) {
        String value = attributes.item(index).getNodeValue();
        boolean namespace = attributes.item(index).getNodeName().startsWith("xmlns");
        boolean points =
            value.contains("url(")
                || value.contains("://")
                || attributes.item(index).getNodeName().endsWith("href");
        if (!namespace && points && !value.startsWith("data:image/png;base64,")) {
          references.add(value);
        }
      }
    }
    return references;
  }
}
