package io.carillon.rtp.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The recordings of one language that come with the product: one WAV, and a table that says where in it each begins and how
 * many samples it has.
 */
final class PromptSet {
    private final Map<String, Recording> recordings;

    private PromptSet(Map<String, Recording> recordings) {
        this.recordings = recordings;
    }

    /** @throws IOException when the product is damaged */
    static PromptSet load(String language) throws IOException {
        Recording all = WavFile.read(bytes(language + ".wav"));
        Map<String, Recording> parts = new HashMap<>();
        for (String line : new String(bytes(language + ".index"), StandardCharsets.UTF_8).lines().toList()) {
            String[] fields = line.split(" ");
            int from = Integer.parseInt(fields[1]);
            parts.put(fields[0], all.part(from, from + Integer.parseInt(fields[2])));
        }
        return new PromptSet(Map.copyOf(parts));
    }

    static byte[] bytes(String resource) throws IOException {
        try (InputStream in = PromptSet.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing in the archive");
            }
            return in.readAllBytes();
        }
    }

    /** Null when the set has none of this name. */
    Recording find(String name) {
        return recordings.get(name);
    }

    Map<String, Recording> all() {
        return recordings;
    }
}
