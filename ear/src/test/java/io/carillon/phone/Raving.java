package io.carillon.phone;

import io.carillon.fuzz.Dice;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A carrier that is reached by a connection and is out of its mind: to each call it says rubbish, and then it hangs up, or
 * speaks of something else, or says at last that it has no service.
 */
public final class Raving implements AutoCloseable {
    private static final byte[] NO_SIP = "GET / HTTP/1.1\r\nHost: nobody\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final Dice dice;
    private volatile int calls;

    private Raving(ServerSocket listener, Dice dice) {
        this.listener = listener;
        this.dice = dice;
    }

    /** Listens at this address on any port. */
    public static Raving at(String address, Dice dice) throws IOException {
        Raving carrier = new Raving(new ServerSocket(0, 50, InetAddress.getByName(address)), dice);
        Thread ear = new Thread(carrier::listen, "raving-" + carrier.port());
        ear.setDaemon(true);
        ear.start();
        return carrier;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Calls that came. */
    public int calls() {
        return calls;
    }

    private void listen() {
        try {
            while (true) {
                converse(listener.accept());
            }
        } catch (IOException closed) {
            // nobody calls here any more
        }
    }

    private void converse(Socket house) {
        byte[] buffer = new byte[65_536];
        try (house; InputStream in = house.getInputStream()) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                String heard = new String(buffer, 0, length, StandardCharsets.UTF_8);
                int call = heard.startsWith("INVITE ") ? 0 : heard.indexOf("\r\n\r\nINVITE ") + 4;
                if (heard.startsWith("INVITE ", call)) {
                    byte[] invite = heard.substring(call).getBytes(StandardCharsets.UTF_8);
                    rave(house, SipText.parse(invite, invite.length));
                }
            }
        } catch (IOException hungUp) {
            // by the house, which is not to be blamed for that
        }
    }

    private void rave(Socket house, SipText invite) throws IOException {
        SipText refusal = Texts.response(invite, 486, "Busy Here", Phone.tag());
        house.getOutputStream().write(rubbish(refusal));
        switch (calls++ % 3) {
            case 0 -> house.close();
            case 1 -> house.getOutputStream().write(NO_SIP);
            default -> house.getOutputStream().write(Texts.response(invite, 503, "Service Unavailable", Phone.tag()).bytes());
        }
    }

    /** It never says that it rings: who heard that would wait for somebody to answer. */
    private byte[] rubbish(SipText answer) {
        byte[] bytes;
        do {
            bytes = dice.mutate(answer.bytes());
        } while (new String(bytes, StandardCharsets.ISO_8859_1).contains("SIP/2.0 1"));
        return bytes;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
