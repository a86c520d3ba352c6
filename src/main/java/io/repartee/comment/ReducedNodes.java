package io.repartee.comment;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** What a comment may not bring to a page as it is: a heading is shown as a bold paragraph, an image as a link to it. One per rendering. */
final class ReducedNodes implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    ReducedNodes(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Heading.class, Image.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Image image) {
            link(image);
        } else {
            bold(node);
        }
    }

    private void bold(Node heading) {
        html.line();
        html.tag("p");
        html.tag("strong");
        for (Node child = heading.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/strong");
        html.tag("/p");
        html.line();
    }

    /** Links cannot contain links: an image in a link is only its description, and a description is only its text. */
    private void link(Image image) {
        String description = textOf(image);
        String url = context.urlSanitizer().sanitizeLinkUrl(image.getDestination());
        if (within(image, Link.class) || url.isEmpty()) {
            html.text(description);
            return;
        }
        html.tag("a", Map.of("href", context.encodeUrl(url)));
        html.text(description.isBlank() ? url : description);
        html.tag("/a");
    }

    /** Takes as many steps as nodes may nest. */
    private static boolean within(Node node, Class<? extends Node> type) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (type.isInstance(parent)) {
                return true;
            }
        }
        return false;
    }

    private static String textOf(Image image) {
        StringBuilder text = new StringBuilder();
        image.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak node) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
