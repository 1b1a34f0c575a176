package io.github.adaclip.figure;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Java2D drawing as an SVG element, through Batik. For one drawing. */
final class SvgDocument {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final int DECIMALS = 2;
  private static final String JAVA_FONT = "sans-serif";
  // Fonts of nearly the same widths on the usual systems, so that texts are hardly stretched.
  private static final String FONTS = "'DejaVu Sans', Verdana, sans-serif";

  private final WidthKeeper graphics;

  SvgDocument() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    context.setComment(null);
    context.setPrecision(DECIMALS);
    context.setImageHandler(new EmbeddedPng());
    this.graphics = new WidthKeeper(context);
  }

  /** What to draw on. */
  Graphics2D graphics() {
    return graphics;
  }

  /**
   * The drawing.
   *
   * @param width of the drawing in its own units
   * @param height of the drawing in its own units
   * @param millimetres of one unit
   */
  String text(int width, int height, double millimetres) {
    Element root = graphics.getRoot();
    removeEmptyDefinitions(root);
    fixTextWidths(root);
    elements(root, "g").stream()
        .filter(group -> group.getAttribute("font-family").equals(JAVA_FONT))
        .forEach(group -> group.setAttribute("font-family", FONTS));
    root.setAttribute("width", String.format(Locale.ROOT, "%.2fmm", width * millimetres));
    root.setAttribute("height", String.format(Locale.ROOT, "%.2fmm", height * millimetres));
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    return serialised(root);
  }

  /** Their identifiers would occur twice in a page with two figures. */
  private static void removeEmptyDefinitions(Element root) {
    for (Element element : elements(root, "defs")) {
      if (element.getFirstChild() == null) {
        element.getParentNode().removeChild(element);
      }
    }
  }

  /** Another machine's font is wider or narrower; its words then still end where ours do. */
  private void fixTextWidths(Element root) {
    List<Element> texts = elements(root, "text");
    for (int index = 0; index < texts.size(); index++) {
      texts.get(index).setAttribute("textLength", Integer.toString(graphics.widths.get(index)));
      texts.get(index).setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }

  private static List<Element> elements(Element root, String name) {
    NodeList nodes = root.getElementsByTagNameNS(SVG, name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < nodes.getLength(); index++) {
      elements.add((Element) nodes.item(index));
    }
    return elements;
  }

  private static Document emptyDocument() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      return factory.newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java's own XML parser cannot be made", e);
    }
  }

  private static String serialised(Node root) {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("the drawing cannot be written as XML", e);
    }
  }

  /** Remembers how wide each text is in the font it was measured with. */
  private static final class WidthKeeper extends SVGGraphics2D {
    private final List<Integer> widths = new ArrayList<>();

    WidthKeeper(SVGGeneratorContext context) {
      super(context, false);
    }

    @Override
    public void drawString(String text, float x, float y) {
      super.drawString(text, x, y);
      widths.add((int) Math.ceil(getFontMetrics().getStringBounds(text, this).getWidth()));
    }
  }

  /** Pictures within the document; Batik's own handler needs another library for the PNG format. */
  private static final class EmbeddedPng extends DefaultImageHandler {
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
      byte[] png = PngBytes.of((BufferedImage) image, Figure.DOTS_PER_INCH);
      element.setAttributeNS(
          XLINK, "xlink:href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }
  }
}
