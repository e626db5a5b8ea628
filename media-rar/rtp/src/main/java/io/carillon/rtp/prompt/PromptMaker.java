package io.carillon.rtp.prompt;

import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordedAudio;
import io.carillon.rtp.tone.ToneBook;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Finds the recordings that a prompt is put together of. */
final class PromptMaker {
    /** Two short tones, for what is missing. */
    static final Recording FALLBACK = twoTones();

    private final PromptLibrary library;
    private final Shelf shelf;
    private final SpeechEngine engine;
    private final ToneBook tones;
    private final StoredSound stored;
    private final AtomicLong notSpoken = new AtomicLong();

    PromptMaker(PromptLibrary library, Shelf shelf, SpeechEngine engine, ToneBook tones, StoredSound stored) {
        this.stored = stored;
        this.library = library;
        this.shelf = shelf;
        this.engine = engine;
        this.tones = tones;
    }

    private static Recording twoTones() {
        short[] both = new short[2 * Recording.RATE * 3 / 10];
        short[] one = Recording.tone(480, 200).samples();
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(one, 0, both, both.length / 2, one.length);
        return Recording.of(both).encode();
    }

    /** All of it without touching a disk, null when that is not possible. Any thread. */
    List<Recording> known(Prompt prompt) {
        return new Parts(prompt.language(), false).of(prompt.items());
    }

    /** All of it; what is missing is said by two short tones. Reads files and waits for the engine. */
    List<Recording> make(Prompt prompt) {
        return new Parts(prompt.language(), true).of(prompt.items());
    }

    private Recording speak(String language, String words) {
        try {
            Recording spoken = engine.speak(language, words);
            shelf.put(spokenKey(language, words), spoken);
            return spoken;
        } catch (IOException failed) {
            return unspoken(failed.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return FALLBACK;
        }
    }

    private Recording kept(String id) {
        try (RecordedAudio audio = stored.open(id).orElse(null)) {
            if (audio != null && audio.size() <= WavFile.MOST_BYTES) {
                return WavFile.read(bytes(audio));
            }
            PromptLog.LOG.unusable(id, audio == null ? "it is not there, or its key is not" : "it is too long");
        } catch (IOException damaged) {
            PromptLog.LOG.unusable(id, damaged.toString());
        }
        return FALLBACK;
    }

    private static byte[] bytes(RecordedAudio audio) throws IOException {
        byte[] all = new byte[(int) audio.size()];
        int at = 0;
        while (at < all.length) {
            int read = audio.read(at, all, at, all.length - at);
            if (read <= 0) {
                throw new IOException("it ends at byte " + at);
            }
            at += read;
        }
        return all;
    }

    private Recording unspoken(String reason) {
        long times = notSpoken.incrementAndGet();
        if (Long.bitCount(times) == 1) {
            PromptLog.LOG.notSpoken(times, reason);
        }
        return FALLBACK;
    }

    private static String spokenKey(String language, String words) {
        return "text " + language + " " + words;
    }

    /** One prompt. Each item says whether it was found. */
    private final class Parts implements PromptItem.Handler<Boolean> {
        private final String language;
        private final Grammar grammar;
        private final boolean patient;
        private final List<Recording> parts = new ArrayList<>();

        /** @param patient whether files may be read and texts spoken */
        Parts(String language, boolean patient) {
            this.language = language;
            this.grammar = Grammar.of(language);
            this.patient = patient;
        }

        List<Recording> of(List<PromptItem> items) {
            for (PromptItem item : items) {
                if (!item.applyTo(this)) {
                    return null;
                }
            }
            return parts;
        }

        private boolean add(Recording part) {
            return part != null && parts.add(part);
        }

        private boolean all(List<String> names) {
            for (String name : names) {
                if (!named(name)) {
                    return false;
                }
            }
            return true;
        }

        private boolean named(String name) {
            if (!patient) {
                return add(library.known(language, name));
            }
            Recording found = library.read(language, name);
            return add(found == null ? FALLBACK : found);
        }

        @Override
        public Boolean file(PromptItem.File item) {
            return named(item.name());
        }

        @Override
        public Boolean text(PromptItem.Text item) {
            Recording known = shelf.find(spokenKey(language, item.words()));
            return add(known != null || !patient ? known : speak(language, item.words()));
        }

        @Override
        public Boolean number(PromptItem.Number item) {
            return all(grammar.number(item.value()));
        }

        @Override
        public Boolean digits(PromptItem.Digits item) {
            return all(grammar.digits(item.digits()));
        }

        @Override
        public Boolean moment(PromptItem.Moment item) {
            LocalDateTime at = item.at();
            return all(switch (item.part()) {
                case DATE -> grammar.date(at.toLocalDate());
                case TIME -> grammar.time(at.toLocalTime());
                case DATE_AND_TIME -> grammar.dateAndTime(at);
            });
        }

        @Override
        public Boolean silence(PromptItem.Silence item) {
            return add(Recording.silence(item.lasting()).encode());
        }

        @Override
        public Boolean sound(PromptItem.Sound item) {
            return add(Recording.of(tones.cadence(item.tone())));
        }

        /** Not kept: it is somebody's own, and hardly ever heard by two. */
        @Override
        public Boolean stored(PromptItem.Stored item) {
            return patient && add(kept(item.recording()));
        }
    }
}
