package io.repartee.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal that the caller is told about (RFC 9457). Use cases fail their futures with it; the one error responder turns
 * it into an answer. It has no stack trace: it is an expected outcome, and refusing must be cheap.
 */
public final class Problem extends RuntimeException {
    /** One field that is not right: a JSON pointer or parameter name, and what is wrong with it. */
    public record Field(String field, String detail) {}

    private final ErrorCode code;
    private final List<Field> fields;
    private final Optional<Duration> retryAfter;
    private final Map<String, Object> members;
    private final Optional<Quota> quota;

    /** The limit that was reached: its name, and how many it allows in which time. */
    public record Quota(String name, long most, Duration window) {}

    private Problem(ErrorCode code, String detail, List<Field> fields, Optional<Duration> retryAfter) {
        this(code, detail, fields, retryAfter, Map.of(), Optional.empty());
    }

    private Problem(
            ErrorCode code,
            String detail,
            List<Field> fields,
            Optional<Duration> retryAfter,
            Map<String, Object> members,
            Optional<Quota> quota) {
        super(detail, null, false, false);
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
        this.members = members;
        this.quota = quota;
    }

    public static Problem of(ErrorCode code) {
        return of(code, code.title() + ".");
    }

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code, detail, List.of(), Optional.empty());
    }

    public static Problem fields(List<Field> fields) {
        return new Problem(ErrorCode.INVALID_FIELDS, ErrorCode.INVALID_FIELDS.title() + ".", fields, Optional.empty());
    }

    public static Problem field(String field, String detail) {
        return fields(List.of(new Field(field, detail)));
    }

    /** A body that is not of the form the call takes; the place is a JSON pointer, empty for the whole body. */
    public static Problem badJson(String pointer, String detail) {
        return new Problem(
                ErrorCode.BAD_JSON,
                ErrorCode.BAD_JSON.title() + ".",
                List.of(new Field(pointer, detail)),
                Optional.empty());
    }

    public static Problem retryAfter(ErrorCode code, Duration after) {
        return new Problem(code, code.title() + ".", List.of(), Optional.of(after));
    }

    /** A limit of a minute is reached; after that time one more is allowed. */
    public static Problem limited(String name, long perMinute, Duration after) {
        return limited(new Quota(name, perMinute, Duration.ofMinutes(1)), after);
    }

    /** The same of any time. */
    public static Problem limited(Quota quota, Duration after) {
        ErrorCode code = ErrorCode.TOO_MANY_REQUESTS;
        return new Problem(code, code.title() + ".", List.of(), Optional.of(after), Map.of(), Optional.of(quota));
    }

    /**
     * The same with one more member, beside those that every problem has.
     *
     * @param value a text, or a map of texts (some may be null) that becomes an object
     */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(code, getMessage(), fields, retryAfter, more, quota);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public Optional<Quota> quota() {
        return quota;
    }

    /** What {@link #with} added, in order. */
    public Map<String, Object> members() {
        return members;
    }
}
