package io.carillon.contract;

import java.util.Objects;

/** What somebody on the telephone is to hear of ourselves. */
public sealed interface SoundCommand extends SwitchCommand {
    /** Who hears it. */
    LegId leg();

    /**
     * Play a tone to an answered leg; a bridge that it is in ends, its other side hears nothing then. {@link ToneEnded}
     * follows a finite one.
     */
    record PlayTone(LegId leg, Tone tone) implements SoundCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.playTone(this);
        }
    }

    /**
     * Let somebody hear a prompt in place of whatever it hears of us now: tone, music, an earlier prompt. A bridge that it is in
     * ends. An inbound leg that is not answered hears it as early media (183). {@link PromptEnded} follows.
     *
     * @param leg who is to hear it
     * @param prompt what
     */
    record PlayPrompt(LegId leg, Prompt prompt) implements SoundCommand {
        public PlayPrompt {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(prompt, "prompt");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.playPrompt(this);
        }
    }

    /**
     * Let an answered leg hear a prompt in place of whoever it talks with. A bridge that it is in stays and is heard again
     * afterwards; keys do not end it. {@link PromptEnded} follows.
     *
     * @param leg who is to hear it
     * @param prompt what
     */
    record PlayNotice(LegId leg, Prompt prompt) implements SoundCommand {
        public PlayNotice {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(prompt, "prompt");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.playNotice(this);
        }
    }

    /** Stop the prompt of a leg. {@link PromptEnded} follows; nothing happens when there is none. */
    record StopPrompt(LegId leg) implements SoundCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.stopPrompt(this);
        }
    }

    /**
     * Let an answered leg hear music, without end, in place of whoever it talks with. A bridge that it is in stays and is heard
     * again after {@link StopMusic}. All who listen to a class hear the same bar at the same time.
     *
     * @param leg who is to hear it
     * @param music the class; one that there is not is the default one
     */
    record PlayMusic(LegId leg, String music) implements SoundCommand {
        public PlayMusic {
            Objects.requireNonNull(leg, "leg");
            Objects.requireNonNull(music, "music");
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.playMusic(this);
        }
    }

    /** Stop the music of a leg; nothing happens when there is none. */
    record StopMusic(LegId leg) implements SoundCommand {
        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.stopMusic(this);
        }
    }

    /**
     * Let an answered leg hear itself in place of whatever it hears of us now; a bridge that it is in ends. It goes on until
     * the leg is bridged, mixed, hears something else or ends.
     *
     * @param leg who is to hear itself
     * @param delayMillis how much later than the way there and back takes by itself, 0 to 2000
     */
    record PlayEcho(LegId leg, int delayMillis) implements SoundCommand {
        public PlayEcho {
            Objects.requireNonNull(leg, "leg");
            if (delayMillis < 0 || delayMillis > 2000) {
                throw new IllegalArgumentException("an echo after " + delayMillis + " ms");
            }
        }

        @Override
        public <R> R applyTo(Handler<R> handler) {
            return handler.playEcho(this);
        }
    }
}
