package io.carillon.rar;

import io.carillon.contract.Codec;
import io.carillon.rtp.PayloadTypes;
import io.carillon.sip.sdp.AudioFormat;
import io.carillon.sip.sdp.SessionDescription;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The numbers of codecs that a description gives, as the media engine wants them. */
public final class SdpPayloads {
    private SdpPayloads() {}

    /** Of two with one number the first counts. */
    public static PayloadTypes of(SessionDescription sdp) {
        Map<Integer, Codec> types = new HashMap<>();
        for (AudioFormat format : sdp.audio().formats()) {
            Codec codec = format.codec();
            types.putIfAbsent(format.payloadType(), Codec.named(codec.name().toUpperCase(Locale.ROOT), codec.clockRate()));
        }
        return PayloadTypes.of(types);
    }
}
