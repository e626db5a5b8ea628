package io.carillon.scenario;

import io.carillon.phone.Carrier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A SIP program from the distribution, run as its users run it. */
final class Stranger implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Stranger(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Stranger run(Path directory, List<String> command) throws IOException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Stranger(process, output);
    }

    /** A Linphone that answers by itself, says what this sound file says and writes what it hears into {@code heard.wav}. */
    static Stranger linphone(Path directory, Installation.Line line, Path speech) throws IOException {
        int port = line.installation().sip().getPort();
        Files.createDirectories(directory.resolve(".local/share/linphone"));
        Files.writeString(directory.resolve("linphonerc"), """
                [sip]
                sip_port=17555
                sip_tcp_port=-2
                sip_tls_port=-2
                default_proxy=0
                [video]
                enabled=0
                capture=0
                display=0
                [proxy_0]
                reg_proxy=<sip:127.0.0.1:%d;transport=udp>
                reg_identity=sip:%s@127.0.0.1:%d
                reg_expires=300
                reg_sendregister=1
                publish=0
                [auth_info_0]
                username=%s
                passwd=%s
                realm=carillon
                """.formatted(port, line.number(), port, line.number(), line.secret()));
        Stranger linphone = run(directory, List.of(
                "env", "HOME=" + directory, "linphonec", "-a", "-c", directory.resolve("linphonerc").toString()));
        linphone.say("soundcard use files");
        linphone.say("play " + speech);
        linphone.say("record " + directory.resolve("heard.wav"));
        return linphone;
    }

    /** A Twinkle that speaks and hears with the devices of a sound card whose home is this directory. */
    static Stranger twinkle(Path directory, Installation.Line line) throws IOException {
        int port = line.installation().sip().getPort();
        Files.createDirectories(directory.resolve(".twinkle"));
        Files.writeString(directory.resolve(".twinkle/twinkle.sys"), """
                sip_port=17556
                rtp_port=17600
                dev_ringtone=alsa:ear
                dev_speaker=alsa:ear
                dev_mic=alsa:mouth
                validate_audio_dev=no
                play_ringtone=no
                play_ringback=no
                """);
        // What it takes for noise it does not send, and a tone that stays is noise to it.
        Files.writeString(directory.resolve(".twinkle/phone.cfg"), """
                user_name=%1$s
                user_domain=127.0.0.1:%3$d
                registrar=127.0.0.1:%3$d
                auth_name=%1$s
                auth_pass=%2$s
                register_at_startup=yes
                codecs=g711a,g711u
                speex_dsp_vad=no
                speex_dsp_agc=no
                speex_dsp_nrd=no
                speex_dsp_aec=no
                """.formatted(line.number(), line.secret(), port));
        return run(directory, List.of("env", "HOME=" + directory, "XDG_RUNTIME_DIR=" + directory, "twinkle-console", "phone.cfg"));
    }

    /** A baresip phone that speaks 440 Hz and answers by itself; with a number it dials that. */
    static Stranger baresip(Path directory, Installation.Line line, String dial) throws IOException {
        return baresip(directory, line, dial, Carrier.UDP, "");
    }

    /** The same over this transport. */
    static Stranger baresip(Path directory, Installation.Line line, String dial, Carrier carrier) throws IOException {
        return baresip(directory, line, dial, carrier, "");
    }

    /**
     * The same over this transport with encrypted audio: {@code srtp-mand} for keys in SDP, {@code dtls_srtp} for a
     * handshake, empty for neither.
     */
    static Stranger baresip(Path directory, Installation.Line line, String dial, Carrier carrier, String encryption)
            throws IOException {
        Programs.assumed("baresip");
        int port = line.installation().sip(carrier).getPort();
        String transport = carrier == Carrier.UDP ? "" : ";transport=" + carrier.name().toLowerCase(Locale.ROOT);
        Files.writeString(directory.resolve("config"), """
                sip_listen 127.0.0.1:0
                sip_verify_server no
                audio_source ausine,440
                audio_player aubridge,nil
                ausrc_srate 48000
                auplay_srate 48000
                ausrc_channels 2
                auplay_channels 2
                rtp_ports 42000-43000
                module_path /usr/lib/baresip/modules
                module g711.so
                module ausine.so
                module aubridge.so
                module srtp.so
                module dtls_srtp.so
                module_app account.so
                module_app menu.so
                module_app mwi.so
                """);
        Files.writeString(directory.resolve("accounts"), "<sip:" + line.number() + "@127.0.0.1:" + port + transport + ">;auth_user="
                + line.number() + ";auth_pass=" + line.secret() + ";answermode=auto;regint=300"
                + (encryption.isEmpty() ? "" : ";mediaenc=" + encryption) + "\n");
        Files.writeString(directory.resolve("contacts"), "");
        return run(directory, dial == null
                ? List.of("baresip", "-f", directory.toString(), "-v")
                : List.of("baresip", "-f", directory.toString(), "-v", "-e", "/dial sip:" + dial + "@127.0.0.1:" + port + transport));
    }

    /** Waits until the program printed this. */
    void awaitOutput(String text) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!output().contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never printed \"" + text + "\" but\n" + output());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Types a line. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** Waits for its end and returns the exit code. */
    int awaitExit(Duration patience) throws Exception {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(); // what it writes must not stand in the way of who clears up
        }
    }
}
