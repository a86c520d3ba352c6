package io.repartee.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** What a file holds and what of it is here: the same before the merge (then it says what would happen) and after. */
public interface Report {
    void print(PrintWriter out);

    /** The same for a program, with all its numbers. */
    JsonNode json();
}
