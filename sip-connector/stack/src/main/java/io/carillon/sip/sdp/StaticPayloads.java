package io.carillon.sip.sdp;

import io.carillon.contract.Codec;

/** Audio payload types that need no rtpmap (RFC 3551 table 4). */
final class StaticPayloads {
    private static final Codec[] BY_TYPE = new Codec[20];

    static {
        BY_TYPE[0] = Codec.PCMU;
        BY_TYPE[3] = new Codec("GSM", 8000);
        BY_TYPE[4] = new Codec("G723", 8000);
        BY_TYPE[5] = new Codec("DVI4", 8000);
        BY_TYPE[6] = new Codec("DVI4", 16000);
        BY_TYPE[7] = new Codec("LPC", 8000);
        BY_TYPE[8] = Codec.PCMA;
        BY_TYPE[9] = Codec.G722;
        BY_TYPE[10] = new Codec("L16", 44100);
        BY_TYPE[11] = new Codec("L16", 44100);
        BY_TYPE[12] = new Codec("QCELP", 8000);
        BY_TYPE[13] = new Codec("CN", 8000);
        BY_TYPE[14] = new Codec("MPA", 90000);
        BY_TYPE[15] = new Codec("G728", 8000);
        BY_TYPE[16] = new Codec("DVI4", 11025);
        BY_TYPE[17] = new Codec("DVI4", 22050);
        BY_TYPE[18] = new Codec("G729", 8000);
    }

    private StaticPayloads() {}

    static Codec codec(int payloadType) {
        return payloadType < BY_TYPE.length ? BY_TYPE[payloadType] : null;
    }

    static int channels(int payloadType) {
        return payloadType == 10 ? 2 : 1;
    }
}
