package io.repartee.comment;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.node.Text;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * {@code ~~struck out~~}. The library's own extension wants both ends equally long, which takes it quadratic time to find
 * on a text of unequal ones; here two tildes are taken from either end, as two stars are for bold.
 */
final class Struck extends CustomNode {
    /** Without state; shared by all parsers. */
    static final class Delimiter implements DelimiterProcessor {
        @Override
        public char getOpeningCharacter() {
            return '~';
        }

        @Override
        public char getClosingCharacter() {
            return '~';
        }

        @Override
        public int getMinLength() {
            return 2;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() < 2 || closing.length() < 2) {
                return 0;
            }
            Text opener = opening.getOpener();
            Struck struck = new Struck();
            for (Node inner : Nodes.between(opener, closing.getCloser())) {
                struck.appendChild(inner);
            }
            opener.insertAfter(struck);
            return 2;
        }
    }

    /** Writes what is struck out; one per rendering. */
    record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Struck.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().tag("del");
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            context.getWriter().tag("/del");
        }
    }
}
