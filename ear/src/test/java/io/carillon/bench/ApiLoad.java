package io.carillon.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Authenticated reads over kept-alive connections at a fixed total rate. */
final class ApiLoad {
    private final InetSocketAddress server;
    private final byte[] request;
    final Latencies latencies = new Latencies();
    int completed;
    int failed;

    ApiLoad(InetSocketAddress server, String path, String token) {
        this.server = server;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: " + server.getHostString() + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    void run(int connections, double rate, int seconds) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            int index = i;
            Thread thread = new Thread(() -> client(index, connections, rate, seconds, begin));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void client(int index, int connections, double rate, int seconds, long begin) {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            socket.connect(server);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            int total = (int) (rate * seconds / connections);
            for (int i = 0; i < total; i++) {
                long due = begin + (long) (((double) i * connections + index) * 1e9 / rate);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                out.write(request);
                int status = read(in);
                // From when it was due, not from when it could be sent: a stalled server must not hide its stall.
                record(status == 200, System.nanoTime() - due);
            }
        } catch (IOException e) {
            record(false, 0);
        }
    }

    private synchronized void record(boolean ok, long nanos) {
        if (ok) {
            completed++;
            latencies.add(nanos);
        } else {
            failed++;
        }
    }

    private static int read(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        if (chunked) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size);
                line(in);
            }
            line(in);
        } else if (length > 0) {
            in.skipNBytes(length);
        }
        return Integer.parseInt(status.substring(9, 12));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("connection closed by the server");
            }
            if (octet != '\r') {
                text.append((char) octet);
            }
        }
        return text.toString();
    }
}
