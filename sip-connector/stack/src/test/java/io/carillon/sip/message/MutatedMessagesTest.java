package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand mutations of sound messages: whatever comes in, nothing is thrown and nothing takes long. */
class MutatedMessagesTest {
    private static final String[] BITS = {
        ";", ",", "<", ">", "\"", "\\", "\r\n", "\r\n ", "\n", "\r", "\0", "%", "%00", "%zz", "@", ":", "::", "[",
        "]", "sip:",
        "Via: SIP/2.0/UDP a", "Content-Length: 2147483648\r\n", "Content-Length: -1\r\n", "\u00ff\u00fe",
        "99999999999999999999", "=", "?",
        "Contact: *\r\n", "\r\n\r\n", "(", ")", " ", "\t", ";tag=", ";branch=", "\"\"", "<<<<<<<<",
        ";;;;;;;;;;;;;;;;", ",,,,,,,,,,,,"
    };
    private static final List<String> SOURCES = List.of(
            "wsinv", "intmeth", "esc01", "longreq", "dblreq", "semiuri", "transports", "mpart01", "unreason",
            "regaut01", "scalar02",
            "badinv01", "quotbal", "inv2543");

    @Test
    void nothingEscapesAndNothingTakesLong() {
        Random random = new Random(1);
        MessageReader reader = new MessageReader(SipLimits.DEFAULT);
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] mutant = mutate(source(i), random);
                long start = System.nanoTime();
                ParsedMessage parsed = reader.read(mutant, "192.0.2.77", 5099);
                Messages.touch(parsed);
                assertThat(System.nanoTime() - start).as("mutation %d", i).isLessThan(2_000_000_000L);
            }
        });
    }

    private static byte[] source(int i) {
        return i % 3 == 0 ? Messages.bytes(Messages.INVITE) : Messages.torture(SOURCES.get(i % SOURCES.size()));
    }

    private static byte[] mutate(byte[] source, Random random) {
        byte[] bytes = source;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> replace(bytes, at, random);
                case 1 -> splice(bytes, at, 0, BITS[random.nextInt(BITS.length)]);
                case 2 -> splice(bytes, at, Math.min(1 + random.nextInt(30), bytes.length - at), "");
                case 3 -> at == 0 ? bytes : Arrays.copyOf(bytes, at);
                default -> splice(bytes, at, 0, BITS[random.nextInt(BITS.length)].repeat(1 + random.nextInt(400)));
            };
        }
        return bytes;
    }

    private static byte[] replace(byte[] bytes, int at, Random random) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) random.nextInt(256);
        return copy;
    }

    private static byte[] splice(byte[] bytes, int at, int cut, String bit) {
        byte[] in = bit.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] out = new byte[bytes.length - cut + in.length];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(in, 0, out, at, in.length);
        System.arraycopy(bytes, at + cut, out, at + in.length, bytes.length - at - cut);
        return out.length == 0 ? bytes : out;
    }
}
