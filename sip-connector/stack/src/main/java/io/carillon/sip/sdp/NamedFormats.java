package io.carillon.sip.sdp;

import io.carillon.contract.Codec;
import io.carillon.contract.Repeated;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an m-line and the rtpmap and fmtp lines below it say of formats. Telephones of one model say the same in every call.
 *
 * @param types payload types, as the m-line lists them
 * @param rtpmaps payload type to its rtpmap
 * @param fmtps payload type to its fmtp
 */
record NamedFormats(List<String> types, Map<Integer, String> rtpmaps, Map<Integer, String> fmtps) {
    private static final int MAX_FMTP = 512;
    private static final int KNOWN_OFFERS = 256;
    /** Characters of lines that are remembered at most: telephones take a few hundred. */
    private static final int MOST_REMEMBERED = 2_000;
    private static final Repeated<NamedFormats, List<AudioFormat>> KNOWN = new Repeated<>(KNOWN_OFFERS, NamedFormats::read);

    NamedFormats {
        types = List.copyOf(types);
        rtpmaps = Map.copyOf(rtpmaps);
        fmtps = Map.copyOf(fmtps);
    }

    /** Those that have a name, in their order. */
    List<AudioFormat> known() {
        return length(types) + length(rtpmaps.values()) + length(fmtps.values()) > MOST_REMEMBERED ? read() : KNOWN.of(this);
    }

    private static int length(Collection<String> lines) {
        int length = 0;
        for (String line : lines) {
            length += line.length();
        }
        return length;
    }

    private List<AudioFormat> read() {
        List<AudioFormat> known = new ArrayList<>();
        BitSet seen = new BitSet();
        for (String type : types) {
            int payloadType = Fields.number(type, 127);
            AudioFormat format = payloadType < 0 ? null : format(payloadType);
            if (format != null && !seen.get(payloadType)) {
                seen.set(payloadType);
                known.add(format);
            }
        }
        return List.copyOf(known);
    }

    private AudioFormat format(int payloadType) {
        String fmtp = fmtps.getOrDefault(payloadType, "");
        String map = rtpmaps.get(payloadType);
        if (map == null) {
            Codec fixed = StaticPayloads.codec(payloadType);
            int channels = StaticPayloads.channels(payloadType);
            return fixed == null ? null : new AudioFormat(payloadType, fixed, channels, fmtp);
        }
        int slash = map.indexOf('/');
        int second = slash < 0 ? -1 : map.indexOf('/', slash + 1);
        String name = slash < 0 ? map : map.substring(0, slash);
        int end = second < 0 ? map.length() : second;
        int clock = slash < 0 ? -1 : Fields.number(map.substring(slash + 1, end).trim(), 384_000);
        int channels = second < 0 ? 1 : Fields.number(map.substring(second + 1).trim(), 8);
        if (clock <= 0 || channels < 1 || !Fields.isToken(name) || fmtp.length() > MAX_FMTP) {
            return null;
        }
        return new AudioFormat(payloadType, codec(name, clock), channels, fmtp);
    }

    private static Codec codec(String sent, int clock) {
        return sent.equalsIgnoreCase(AudioFormat.TELEPHONE_EVENT)
                ? Codec.named(AudioFormat.TELEPHONE_EVENT, clock)
                : Codec.named(sent.toUpperCase(Locale.ROOT), clock);
    }
}
