package io.carillon.phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A mail server that takes everything (RFC 5321) and shows what came. */
public final class MailBox implements AutoCloseable {
    private final ServerSocket door;
    private final List<Mail> mails = new ArrayList<>();

    /**
     * A message as it came.
     *
     * @param to whom it is for
     * @param text header and body, line by line
     */
    public record Mail(String to, String text) {}

    private MailBox(ServerSocket door) {
        this.door = door;
        Thread thread = new Thread(this::serve, "mail-box");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens on a port of loopback. */
    public static MailBox on(int port) throws IOException {
        return new MailBox(new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1")));
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                converse(client);
            } catch (IOException gone) {
                // the client broke off, or the box was closed: whoever waits for a mail says that none came
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8);
        String to = "";
        say(out, "220 box");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:")) {
                to = line.replaceAll(".*<|>.*", "");
            }
            if (line.equals("DATA")) {
                say(out, "354 go on");
                String text = text(in);
                synchronized (mails) {
                    mails.add(new Mail(to, text));
                    mails.notifyAll();
                }
            }
            say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    /** Waits for a mail. */
    public Mail await(Predicate<Mail> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (mails) {
            while (true) {
                for (Mail mail : mails) {
                    if (wanted.test(mail)) {
                        return mail;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("no such mail among " + mails);
                }
                mails.wait(left);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
