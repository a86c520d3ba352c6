package io.repartee.transfer.own;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.transfer.Report;
import java.io.PrintWriter;
import java.util.List;

/** What a file of our own format holds, and how many of its comments are here. */
public record OwnReport(List<Kind> kinds) implements Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param here of comments, how many this site has now */
    public record Kind(String kind, long found, long here) {}

    @Override
    public void print(PrintWriter out) {
        for (Kind kind : kinds) {
            out.printf(
                    "%-18s %,10d%s%n",
                    kind.kind, kind.found, kind.kind.equals("comment") ? "  (%,d here)".formatted(kind.here) : "");
        }
    }

    @Override
    public JsonNode json() {
        return JSON.valueToTree(this);
    }
}
