package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.rtp.ice.IceKeys;

/** A browser on one side, a plain phone on the other. */
record BrowserCall(Browser browser, RtpEndpoint legA, Device phone, RtpEndpoint legB) implements AutoCloseable {
    static BrowserCall up(Studio studio, IceKeys keys, boolean serverBegins) throws Exception {
        CallId id = Studio.call();
        RtpEndpoint a = studio.open(id, "a", false);
        RtpEndpoint b = studio.open(id, "b", false);
        Browser browser = new Browser(a, keys);
        Device phone = new Device();
        a.remote(browser.media(serverBegins));
        b.remote(phone.media());
        studio.engine.bridge(a, b);
        return new BrowserCall(browser, a, phone, b);
    }

    void talk() throws Exception {
        byte[] there = browser.device.packet(0);
        browser.say(there);
        assertThat(phone.receive()).isEqualTo(there);
        byte[] back = phone.send(0, legB);
        assertThat(browser.hear()).isEqualTo(back);
    }

    @Override
    public void close() {
        legA.close();
        legB.close();
        browser.close();
        phone.close();
    }
}
