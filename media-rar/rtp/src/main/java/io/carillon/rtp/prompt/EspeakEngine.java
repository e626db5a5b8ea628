package io.carillon.rtp.prompt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Speaks by espeak-ng, a process for each text: 39 ms for eight seconds of speech. The text comes by the standard input, so that
 * nothing in it is an option.
 */
public final class EspeakEngine implements SpeechEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WORDS_PER_MINUTE = "150";

    private final String command;

    /** @param command name or path of the program */
    public EspeakEngine(String command) {
        this.command = command;
    }

    @Override
    public Recording speak(String language, String words) throws IOException, InterruptedException {
        Path wav = Files.createTempFile("carillon-speech", ".wav");
        try {
            run(language, words, wav);
            return PromptLibrary.readFile(wav);
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    private void run(String language, String words, Path wav) throws IOException, InterruptedException {
        String voice = Grammar.isKnown(language) ? language : "en";
        Process process = new ProcessBuilder(
                        command, "-v", voice, "-s", WORDS_PER_MINUTE, "-w", wav.toString(), "--stdin")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String deaf = tell(process, words);
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command + " did not end within " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " ended with " + process.exitValue());
            }
            if (deaf != null) {
                throw new IOException(command + " does not read its input: " + deaf);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** @return why the program did not take the text, null when it did; its end may tell more */
    private static String tell(Process process, String words) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(words.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (IOException closed) {
            return closed.getMessage();
        }
    }
}
