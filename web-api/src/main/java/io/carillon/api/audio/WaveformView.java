package io.carillon.api.audio;

import io.carillon.waveform.Waveform;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How loud a recording is, to be drawn.
 *
 * @param seconds how long it is
 * @param sides the left side, and the right one when there are two
 */
@Schema(name = "Waveform")
public record WaveformView(double seconds, List<Side> sides) {
    /**
     * One side.
     *
     * @param peaks of stretches of the same length the loudest sample each, 0 to 255
     */
    @Schema(name = "WaveformSide")
    public record Side(List<Integer> peaks) {}

    /** The waveform as the API says it. */
    public static WaveformView of(Waveform waveform) {
        return new WaveformView(waveform.millis() / 1000.0, waveform.sides().stream().map(Side::new).toList());
    }
}
