package io.carillon.sip.message;

import java.util.function.IntSupplier;

/**
 * What a message costs: microseconds and bytes allocated for reading and writing. Not a test; run its main.
 *
 * <p>Figures of a shared machine: compare those of one run.
 */
public final class MessageCost {
    private static final int ROUNDS = 200_000;

    private MessageCost() {}

    public static void main(String[] arguments) {
        byte[] bytes = Messages.bytes(Messages.INVITE);
        MessageReader reader = new MessageReader(SipLimits.DEFAULT);
        SipRequest invite = Messages.request(Messages.INVITE);
        byte[] sdp = invite.body();
        for (int pass = 0; pass < 4; pass++) {
            measure("read INVITE, nothing asked", () -> read(reader, bytes).headerCount());
            measure("read INVITE, key fields", () -> {
                SipMessage message = read(reader, bytes);
                return message.callId().length() + message.branch().length() + message.fromTag().length()
                        + (message.toTag() == null ? 0 : 1) + (int) message.cseq().number();
            });
            measure("read INVITE, From To Contact URI", () -> addresses(read(reader, bytes)));
            measure("write 180", () -> ResponseBuilder.response(invite, 180, "Ringing", "tag").build().bytes().length);
            measure("write 200 with SDP", () -> ResponseBuilder.response(invite, 200, "OK", "tag")
                    .header(HeaderName.CONTACT, "<sip:1002@192.0.2.1:5060>")
                    .body("application/sdp", sdp)
                    .build()
                    .bytes()
                    .length);
            measure("write INVITE with SDP", () -> RequestBuilder.request("INVITE", "sip:1002@192.0.2.5:5060")
                    .header(HeaderName.MAX_FORWARDS, 69)
                    .header(HeaderName.FROM, "\"Alice\" <sip:1001@carillon.example>;tag=abcdefghij")
                    .header(HeaderName.TO, "<sip:1002@carillon.example>")
                    .header(HeaderName.CALL_ID, "abcdefghijklmnop")
                    .cseq(1)
                    .header(HeaderName.CONTACT, "<sip:1001@192.0.2.1:5060>")
                    .body("application/sdp", sdp)
                    .build()
                    .withVia("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKabcdefghijklmnop;rport")
                    .bytes()
                    .length);
            measure("JAIN-SIP grammar reads one unusual URI", () -> uri("sip:a@my_host.example;transport=udp"));
        }
    }

    private static int uri(String text) {
        try {
            return SipUri.parse(text).host().length();
        } catch (MalformedHeader e) {
            throw new AssertionError(e);
        }
    }

    private static SipMessage read(MessageReader reader, byte[] bytes) {
        return Messages.good(reader.read(bytes.clone()));
    }

    private static int addresses(SipMessage message) {
        try {
            return message.from().uri().host().length() + message.to().uri().host().length()
                    + message.contacts().get(0).uri().port() + ((SipRequest) message).uri().user().length();
        } catch (MalformedHeader e) {
            throw new AssertionError(e);
        }
    }

    private static void measure(String what, IntSupplier work) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long sum = 0;
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long cpu = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            sum += work.getAsInt();
        }
        double micros = (threads.getCurrentThreadCpuTime() - cpu) / 1_000.0 / ROUNDS;
        long each = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes) / ROUNDS;
        System.out.println(what + ": " + Math.round(micros * 100) / 100.0 + " us CPU, " + each
                + " bytes allocated, check " + sum);
    }
}
