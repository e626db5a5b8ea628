package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages for tests. */
final class Messages {
    static final String INVITE = """
            INVITE sip:1002@carillon.example SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.10:5062;branch=z9hG4bK776asdhds;rport
            Max-Forwards: 70
            From: "Alice" <sip:1001@carillon.example>;tag=1928301774
            To: <sip:1002@carillon.example>
            Call-ID: a84b4c76e66710@192.0.2.10
            CSeq: 314159 INVITE
            Contact: <sip:1001@192.0.2.10:5062>
            Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, UPDATE
            Supported: replaces, timer
            User-Agent: baresip v1.0
            Content-Type: application/sdp
            Content-Length: 118

            v=0
            o=- 20518 0 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 49170 RTP/AVP 0 8
            a=rtpmap:0 PCMU/8000
            """;

    private Messages() {}

    static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] torture(String name) {
        try (InputStream in = Messages.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of RFC 5118. */
    static byte[] ipv6(String name) {
        try (InputStream in = Messages.class.getResourceAsStream("/rfc5118/" + name + ".txt")) {
            return bytes(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParsedMessage read(byte[] bytes) {
        return new MessageReader(SipLimits.DEFAULT).read(bytes);
    }

    static ParsedMessage read(String text) {
        return read(bytes(text));
    }

    static SipRequest request(String text) {
        return (SipRequest) good(read(text));
    }

    static SipMessage good(ParsedMessage parsed) {
        if (parsed instanceof ParsedMessage.Bad bad) {
            throw new AssertionError("refused: " + bad.reason());
        }
        return ((ParsedMessage.Good) parsed).message();
    }

    static ParsedMessage.Bad bad(ParsedMessage parsed) {
        if (parsed instanceof ParsedMessage.Good good) {
            throw new AssertionError("taken: " + good.message());
        }
        return (ParsedMessage.Bad) parsed;
    }

    /** Asks for everything that a message has; what is malformed says so. */
    static void touch(ParsedMessage parsed) {
        if (parsed instanceof ParsedMessage.Bad bad) {
            if (bad.answerable() != null) {
                ResponseBuilder.response(bad.answerable(), bad.status(), bad.reason(), "tag").build().toString();
            }
            return;
        }
        SipMessage message = ((ParsedMessage.Good) parsed).message();
        message.callId();
        message.cseq();
        message.branch();
        message.fromTag();
        message.toTag();
        message.contentType();
        message.body();
        quietly(message::from);
        quietly(message::to);
        quietly(message::contacts);
        quietly(message::vias);
        quietly(() -> message.addresses(HeaderName.ROUTE));
        quietly(() -> message.digests(HeaderName.AUTHORIZATION));
        quietly(() -> message.number(HeaderName.EXPIRES));
        for (int n = 0; n < message.headerCount(); n++) {
            message.values(message.headerName(n));
        }
        if (message instanceof SipRequest request) {
            quietly(request::uri);
            SipResponse answer = ResponseBuilder.response(request, 200, "OK", "ours").build();
            assertThat(answer.cseq()).isEqualTo(request.cseq());
            assertThat(answer.callId()).isEqualTo(request.callId());
        }
    }

    private interface Reading {
        Object read() throws MalformedHeader;
    }

    private static void quietly(Reading reading) {
        try {
            reading.read();
        } catch (MalformedHeader expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }
}
