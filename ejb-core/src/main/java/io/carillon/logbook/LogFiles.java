package io.carillon.logbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log files of the server, as its own formatter writes them: one line for what is said, and the lines of a stack
 * trace behind it. What is read and what is kept of it is bounded.
 */
final class LogFiles {
    private static final Pattern HEAD = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) ([A-Z]+) +\\[([^\\]]*)\\] (?:\\([^)]*\\) )?(.*)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_BEHIND = 40;

    private final Path directory;
    private final ZoneId zone;
    private final long mostBytes;
    private final int mostLines;

    /** Looks through no more bytes and keeps no more lines than that. */
    LogFiles(Path directory, ZoneId zone, long mostBytes, int mostLines) {
        this.directory = directory;
        this.zone = zone;
        this.mostBytes = mostBytes;
        this.mostLines = mostLines;
    }

    private record Part(Path file, long from) {}

    /** Gathers the lines that name something, each with what stands behind it. */
    private final class Gathering {
        private final Pattern named;
        private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
        private boolean whole;
        private StringBuilder open;
        private Matcher head;
        private int behind;

        Gathering(String word, boolean whole) {
            this.named = Pattern.compile("(?<![A-Za-z0-9-])" + Pattern.quote(word) + "(?![A-Za-z0-9])");
            this.whole = whole;
        }

        void line(String line) {
            Matcher begins = HEAD.matcher(line);
            if (!begins.matches()) {
                if (open != null && behind++ < MOST_BEHIND) {
                    open.append('\n').append(shortened(line));
                } else if (open == null && named.matcher(line).find()) {
                    keep(new LogLine(null, "", "", shortened(line)));
                }
                return;
            }
            close();
            if (named.matcher(line).find()) {
                head = begins;
                open = new StringBuilder(shortened(begins.group(4)));
                behind = 0;
            }
        }

        void close() {
            if (open != null) {
                keep(new LogLine(LocalDateTime.parse(head.group(1), TIME).atZone(zone).toInstant(), head.group(2),
                        head.group(3), open.toString()));
                open = null;
            }
        }

        private void keep(LogLine line) {
            if (lines.size() == mostLines) {
                lines.removeFirst();
                whole = false;
            }
            lines.addLast(line);
        }

        private static String shortened(String line) {
            return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
        }
    }

    /** What is said of something since a moment. @throws IOException when the log cannot be read */
    LogLines naming(String word, Instant since) throws IOException {
        List<Part> parts = new ArrayList<>();
        boolean whole = choose(since, parts);
        Gathering gathering = new Gathering(word, whole);
        for (Part part : parts) {
            try {
                read(part, gathering);
            } catch (NoSuchFileException rotated) {
                gathering.whole = false;
            }
            gathering.close();
        }
        return new LogLines(List.copyOf(gathering.lines), gathering.whole);
    }

    /** The files that were written to since then, oldest first, the newest bytes of them; false when that is not all. */
    private boolean choose(Instant since, List<Part> parts) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.getFileName().toString().startsWith("server.log"))
                    .filter(file -> writtenTo(file).map(at -> !at.isBefore(since)).orElse(false))
                    .sorted(Comparator.comparing((Path file) -> writtenTo(file).orElse(Instant.EPOCH)).reversed())
                    .toList();
        }
        long left = mostBytes;
        for (Path file : files) {
            long size = Files.size(file);
            if (left == 0) {
                return false;
            }
            parts.add(0, new Part(file, Math.max(0, size - left)));
            if (size > left) {
                return false;
            }
            left -= size;
        }
        return true;
    }

    private static Optional<Instant> writtenTo(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file)).map(FileTime::toInstant);
        } catch (IOException gone) {
            return Optional.empty(); // rotated away while we looked
        }
    }

    private static void read(Part part, Gathering into) throws IOException {
        try (FileChannel channel = FileChannel.open(part.file())) {
            channel.position(part.from());
            // what is not UTF-8 is shown as a question mark, not refused
            InputStream bytes = Channels.newInputStream(channel);
            BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
            if (part.from() > 0) {
                lines.readLine(); // the rest of a line
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                into.line(line);
            }
        }
    }
}
