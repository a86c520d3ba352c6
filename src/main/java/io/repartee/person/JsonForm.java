package io.repartee.person;

/** An object with a list for each kind of thing. */
final class JsonForm implements ExportPerson.Form {
    private boolean firstList = true;
    private boolean firstEntry = true;

    @Override
    public String begin() {
        return "{";
    }

    @Override
    public String list(String name) {
        String comma = firstList ? "" : ",";
        firstList = false;
        firstEntry = true;
        return comma + "\n\"" + name + "\":[";
    }

    @Override
    public String entry(String json) {
        String comma = firstEntry ? "" : ",";
        firstEntry = false;
        return comma + "\n" + json;
    }

    @Override
    public String endOfList() {
        return "]";
    }

    @Override
    public String end() {
        return "\n}\n";
    }
}
