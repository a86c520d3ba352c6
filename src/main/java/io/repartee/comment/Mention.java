package io.repartee.comment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** {@code @[Name](account-id)}: somebody is addressed. A link whose destination is an account, right after an at sign. */
final class Mention extends CustomNode {
    static final String CLASS = "mention";
    static final Pattern ACCOUNT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String account;
    private final String name;

    private Mention(String account, String name) {
        this.account = account;
        this.name = name;
    }

    /** Finds them in what was parsed; without state. */
    static final class Finder implements PostProcessor {
        @Override
        public Node process(Node document) {
            document.accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    if (!replace(link)) {
                        visitChildren(link);
                    }
                }
            });
            return document;
        }

        private static boolean replace(Link link) {
            boolean isMention = link.getPrevious() instanceof Text before
                    && before.getLiteral().endsWith("@")
                    && ACCOUNT.matcher(link.getDestination()).matches()
                    && link.getTitle() == null
                    && link.getFirstChild() instanceof Text name
                    && name.getNext() == null
                    && Visible.in(name.getLiteral());
            if (isMention) {
                Text before = (Text) link.getPrevious();
                String literal = before.getLiteral();
                before.setLiteral(literal.substring(0, literal.length() - 1));
                link.insertBefore(new Mention(link.getDestination(), ((Text) link.getFirstChild()).getLiteral()));
                link.unlink();
            }
            return isMention;
        }
    }

    /** One per rendering. */
    record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Mention.class);
        }

        @Override
        public void render(Node node) {
            Mention mention = (Mention) node;
            // in one order in every process
            Map<String, String> attributes = new TreeMap<>(Map.of("class", CLASS, "data-account", mention.account));
            context.getWriter().tag("span", attributes);
            context.getWriter().text("@" + mention.name);
            context.getWriter().tag("/span");
        }
    }
}
