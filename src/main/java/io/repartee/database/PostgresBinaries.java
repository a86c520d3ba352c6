package io.repartee.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL program that comes with the product, unpacked once per version. A copy of it may be deleted any time. */
final class PostgresBinaries {
    /** Of the archive on the class path; a test compares it with what the server says. */
    static final String VERSION = "18.4";

    private PostgresBinaries() {}

    /** Unpacks into that directory unless it is there. It appears complete or not at all. Takes two seconds. */
    static void unpackTo(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path partial = directory.resolveSibling(
                directory.getFileName() + ".partial-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(directory.getParent());
            Directories.delete(partial);
            unpack(partial);
            moveOrLeave(partial, directory);
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot unpack PostgreSQL into " + directory + ": " + e, e);
        }
    }

    /** Another process may have been faster: theirs is as good. */
    private static void moveOrLeave(Path partial, Path directory) throws IOException {
        try {
            Files.move(partial, directory);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Directories.delete(partial);
        }
    }

    private static void unpack(Path target) throws IOException {
        Directories.create(target);
        try (InputStream archive = open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(archive), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Directories.create(path);
            return;
        }
        Directories.create(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream open() {
        String name = "/postgres-" + platform() + ".txz";
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new DatabaseNotStarted("this build holds no PostgreSQL for " + platform()
                    + ": build it on this kind of machine, or give a database with --database");
        }
        return archive;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return system + "-" + processor;
    }
}
