package io.repartee.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says what is wrong with a body in our own words: Jackson's would tell of classes, which are none of a caller's business. */
final class JsonFault {
    private JsonFault() {}

    static Problem of(JacksonException fault, JsonParser parser) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof StreamReadException || cause instanceof StreamConstraintsException) {
                return Problem.badJson(
                        parser.getParsingContext().pathAsPointer().toString(),
                        unreadable((JsonProcessingException) cause));
            }
        }
        return Problem.badJson(pointer(fault), detail(fault));
    }

    private static String unreadable(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException) {
            return "This is nested too deeply or is too long.";
        }
        if (fault instanceof InputCoercionException) {
            return "This must be a number within its range.";
        }
        return fault.getOriginalMessage().startsWith("Duplicate field")
                ? "This field is there twice."
                : "This is not JSON.";
    }

    private static String detail(JacksonException fault) {
        if (fault instanceof UnrecognizedPropertyException) {
            return "This field is not known.";
        }
        if (fault instanceof InvalidFormatException) {
            return "The value is not of the form that this field takes.";
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return "This must be " + kind(mismatch.getTargetType()) + ".";
        }
        return "This is not the JSON that this call takes.";
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "one JSON value";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number within its range";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() ? "an object" : "a value of another kind";
    }

    private static String pointer(JacksonException fault) {
        StringBuilder pointer = new StringBuilder();
        if (fault instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference place : mapping.getPath()) {
                pointer.append('/').append(step(place));
            }
        }
        return pointer.toString();
    }

    private static String step(JsonMappingException.Reference place) {
        String name = place.getFieldName();
        return name == null
                ? Integer.toString(place.getIndex())
                : name.replace("~", "~0").replace("/", "~1");
    }
}
