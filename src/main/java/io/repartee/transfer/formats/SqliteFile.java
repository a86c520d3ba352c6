package io.repartee.transfer.formats;

import io.repartee.transfer.Place;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a file of SQLite, by its published format (sqlite.org/fileformat2.html), row by row, without SQLite: what anybody
 * may have made meets no native code. A page that is out of place is refused with its number; no file is walked longer than it
 * has pages. Tables without a rowid are not read. One thread.
 */
final class SqliteFile implements AutoCloseable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int LEAF = 13;
    private static final int INTERIOR = 5;
    private static final int MOST_PAYLOAD = 16 * 1024 * 1024;
    private static final int MOST_DEPTH = 20;

    private final FileChannel file;
    private final int pageSize;
    private final int usable;
    private final long pages;
    private final Charset encoding;
    private long walked;

    /** Takes a row by the names of its columns: Long, Double, String, byte[] or null. */
    @FunctionalInterface
    interface Rows {
        void take(long rowid, Map<String, Object> values);
    }

    SqliteFile(Path path) throws IOException {
        mustRest(path);
        file = FileChannel.open(path);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            while (header.hasRemaining() && file.read(header) >= 0) {
                // until it is there
            }
            header.flip();
            byte[] magic = new byte[MAGIC.length];
            if (header.remaining() == HEADER) {
                header.get(magic);
            }
            must(java.util.Arrays.equals(magic, MAGIC), 1, "not a database of SQLite");
            int size = header.getShort(16) & 0xFFFF;
            pageSize = size == 1 ? 65_536 : size;
            must(pageSize >= 512 && Integer.bitCount(pageSize) == 1, 1, "its page size is " + pageSize);
            usable = pageSize - (header.get(20) & 0xFF);
            must(usable >= 480, 1, "its pages have no room");
            pages = file.size() / pageSize;
            encoding = switch (header.getInt(56)) {
                case 2 -> StandardCharsets.UTF_16LE;
                case 3 -> StandardCharsets.UTF_16BE;
                default -> StandardCharsets.UTF_8;
            };
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What has not been written into the file yet would be missing without a word. */
    private static void mustRest(Path path) throws IOException {
        for (String more : List.of("-wal", "-journal")) {
            Path beside = path.resolveSibling(path.getFileName() + more);
            if (Files.exists(beside) && Files.size(beside) > 0) {
                throw new UnreadableFile(
                        new Place(0, beside.getFileName().toString()),
                        "the database is in use: stop what uses it, or make a copy with sqlite3 FILE '.backup COPY'");
            }
        }
    }

    void rows(String table, Rows rows) throws IOException {
        long[] root = {0};
        String[] sql = {""};
        List<String> master = List.of("type", "name", "tbl_name", "rootpage", "sql");
        walked = 0;
        walk(1, 0, master, (id, row) -> {
            if ("table".equals(row.get("type"))
                    && table.equals(row.get("name"))
                    && row.get("rootpage") instanceof Long page) {
                root[0] = page;
                sql[0] = String.valueOf(row.get("sql"));
            }
        });
        must(root[0] > 0, 1, "there is no table " + table + " in it");
        walked = 0;
        walk(root[0], 0, SqliteColumns.of(sql[0]), rows);
    }

    private void walk(long number, int depth, List<String> columns, Rows rows) throws IOException {
        must(depth <= MOST_DEPTH && walked++ <= pages, number, "its tables lead in a circle");
        ByteBuffer page = page(number);
        int at = number == 1 ? HEADER : 0;
        int kind = page.get(at);
        must(kind == LEAF || kind == INTERIOR, number, "there should be a part of a table");
        int cells = page.getShort(at + 3) & 0xFFFF;
        int pointers = at + (kind == LEAF ? 8 : 12);
        must(pointers + 2 * cells <= pageSize, number, "it has more cells than room");
        for (int n = 0; n < cells; n++) {
            int cell = page.getShort(pointers + 2 * n) & 0xFFFF;
            must(cell >= pointers && cell + 4 <= pageSize, number, "a cell lies outside of it");
            if (kind == INTERIOR) {
                walk(page.getInt(cell) & 0xFFFF_FFFFL, depth + 1, columns, rows);
            } else {
                row(number, page, cell, columns, rows);
            }
        }
        if (kind == INTERIOR) {
            walk(page.getInt(at + 8) & 0xFFFF_FFFFL, depth + 1, columns, rows);
        }
    }

    private void row(long number, ByteBuffer page, int cell, List<String> columns, Rows rows) throws IOException {
        page.position(cell);
        try {
            long length = varint(page);
            long rowid = varint(page);
            must(length >= 0 && length <= MOST_PAYLOAD, number, "a row of " + length + " bytes");
            ByteBuffer record = ByteBuffer.wrap(payload(number, page, (int) length));
            rows.take(rowid, values(record, rowid, columns));
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw fault(number, "a row is not of its form");
        }
    }

    /** A row that does not fit goes on in other pages, each of which begins with the number of the next. */
    private byte[] payload(long number, ByteBuffer page, int length) throws IOException {
        int most = usable - 35;
        int least = (usable - 12) * 32 / 255 - 23;
        int kept = least + (length - least) % (usable - 4);
        int here = length <= most ? length : kept <= most ? kept : least;
        byte[] whole = new byte[length];
        page.get(whole, 0, here);
        long next = here < length ? page.getInt() & 0xFFFF_FFFFL : 0;
        for (int done = here; done < length; ) {
            must(next > 0, number, "a row is cut off");
            ByteBuffer more = page(next);
            next = more.getInt(0) & 0xFFFF_FFFFL;
            int count = Math.min(length - done, usable - 4);
            more.get(4, whole, done, count);
            done += count;
        }
        return whole;
    }

    private Map<String, Object> values(ByteBuffer record, long rowid, List<String> columns) {
        int header = (int) varint(record);
        ByteBuffer body = record.duplicate();
        body.position(header);
        Map<String, Object> values = new HashMap<>();
        for (int n = 0; record.position() < header && n < columns.size(); n++) {
            Object value = value((int) varint(record), body);
            values.put(columns.get(n), value == null && columns.get(n).equals("id") ? (Long) rowid : value);
        }
        return values;
    }

    private @Nullable Object value(int type, ByteBuffer body) {
        return switch (type) {
            case 0 -> null;
            case 1, 2, 3, 4 -> integer(body, type);
            case 5 -> integer(body, 6);
            case 6 -> body.getLong();
            case 7 -> body.getDouble();
            case 8 -> 0L;
            case 9 -> 1L;
            default -> bytes(type, body);
        };
    }

    private Object bytes(int type, ByteBuffer body) {
        byte[] bytes = new byte[Math.max(0, (type - 12) / 2)];
        body.get(bytes);
        return type % 2 == 0 ? bytes : new String(bytes, encoding);
    }

    private static long integer(ByteBuffer body, int bytes) {
        long value = body.get();
        for (int n = 1; n < bytes; n++) {
            value = value << Byte.SIZE | body.get() & 0xFF;
        }
        return value;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int n = 0; n < 8; n++) {
            byte b = in.get();
            value = value << 7 | b & 0x7F;
            if (b >= 0) {
                return value;
            }
        }
        return value << Byte.SIZE | in.get() & 0xFF;
    }

    private ByteBuffer page(long number) throws IOException {
        must(number >= 1 && number <= pages, number, "the file has " + pages + " pages: it is cut off");
        ByteBuffer page = ByteBuffer.allocate(pageSize);
        while (page.hasRemaining()) {
            must(file.read(page, (number - 1) * pageSize + page.position()) >= 0, number, "it is cut off");
        }
        return page.flip();
    }

    private static void must(boolean holds, long page, String otherwise) {
        if (!holds) {
            throw fault(page, otherwise);
        }
    }

    private static UnreadableFile fault(long page, String problem) {
        return new UnreadableFile(new Place(0, "page " + page), problem);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
