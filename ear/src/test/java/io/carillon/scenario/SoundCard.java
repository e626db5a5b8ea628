package io.carillon.scenario;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.carillon.phone.Hearing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.awaitility.Awaitility;

/**
 * A sound card for programs that cannot do without: a sound server whose devices lead nowhere but keep time. Somebody speaks into its
 * microphone all the while, and what comes out of its loudspeaker is written down.
 */
final class SoundCard implements AutoCloseable {
    static final double TONE = 440;
    private static final int RATE = 8000;
    private static final int SECONDS = 90;
    private static final String DEVICE = "pcm.%1$s { type pulse server \"unix:%2$s\" device \"%3$s\" }\n"
            + "ctl.%1$s { type pulse server \"unix:%2$s\" }\n";

    private final List<Stranger> programs = new ArrayList<>();
    private final Path directory;
    private final Path socket;
    private final Path heard;

    private SoundCard(Path directory) {
        this.directory = directory;
        this.socket = directory.resolve("sound");
        this.heard = directory.resolve("heard.raw");
    }

    /** Skips the test, naming what is missing, where there can be none. */
    static void assumed() throws IOException {
        Programs.assumed("pulseaudio");
        Programs.assumed("parec");
        try (var found = Files.find(Path.of("/usr/lib"), 3,
                (file, is) -> file.endsWith("alsa-lib/libasound_module_pcm_pulse.so"))) {
            assumeThat(found.findAny()).as("the plug-in for ALSA").isPresent();
        }
    }

    /** Whose home this directory is finds the ALSA devices {@code mouth} and {@code ear}. */
    static SoundCard in(Path directory) throws Exception {
        SoundCard card = new SoundCard(directory);
        Files.writeString(directory.resolve(".asoundrc"), DEVICE.formatted("mouth", card.socket, "mouth.monitor")
                + DEVICE.formatted("ear", card.socket, "ear"));
        card.run("server", "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--high-priority=no",
                "--realtime=no", "-L", "module-null-sink sink_name=mouth rate=8000 channels=1",
                "-L", "module-null-sink sink_name=ear rate=8000 channels=1",
                "-L", "module-native-protocol-unix auth-anonymous=1 socket=" + card.socket);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(card.socket));
        card.run("speaker", "paplay", "--device=mouth", speech(directory.resolve("speech.wav")).toString());
        card.run("listener", "parec", "--device=ear.monitor", "--rate=8000", "--channels=1", "--format=s16le", "--raw",
                card.heard.toString());
        return card;
    }

    private void run(String name, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("env", "HOME=" + directory, "XDG_RUNTIME_DIR=" + directory));
        if (!programs.isEmpty()) {
            all.add("PULSE_SERVER=unix:" + socket);
        }
        all.addAll(List.of(command));
        programs.add(Stranger.run(Files.createDirectory(directory.resolve(name)), all));
    }

    /** A minute and a half of one tone. */
    static Path speech(Path file) throws IOException {
        ByteBuffer samples = ByteBuffer.allocate(2 * RATE * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < RATE * SECONDS; i++) {
            samples.putShort((short) (8000 * Math.sin(2 * Math.PI * TONE * i / RATE)));
        }
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples.array()),
                        new AudioFormat(RATE, 16, 1, true, false), RATE * SECONDS),
                AudioFileFormat.Type.WAVE, file.toFile());
        return file;
    }

    /** The last second that came out of the loudspeaker. */
    Hearing lastSecond() throws IOException {
        byte[] all = Files.readAllBytes(heard);
        short[] samples = new short[Math.min(RATE, all.length / 2)];
        ByteBuffer.wrap(all, (all.length & ~1) - 2 * samples.length, 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer().get(samples);
        return new Hearing(samples, 0, 0, 0, 0);
    }

    @Override
    public void close() throws Exception {
        for (int i = programs.size() - 1; i >= 0; i--) {
            programs.get(i).close();
        }
    }
}
