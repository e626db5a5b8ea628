package io.carillon.host;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer by HTTP that may not be longer than what is asked for can be; more of it is not waited for. */
public final class ShortBody implements HttpResponse.BodySubscriber<byte[]> {
    private final HttpResponse.BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final int most;
    private Flow.Subscription subscription;
    private long size;
    private boolean over;

    private ShortBody(int most) {
        this.most = most;
    }

    /** @param most bytes; a longer body fails with an {@link IOException} */
    public static HttpResponse.BodyHandler<byte[]> handler(int most) {
        return head -> new ShortBody(most);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        subscription = from;
        whole.onSubscribe(from);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            size += part.remaining();
        }
        if (over) {
            return;
        }
        if (size > most) {
            over = true;
            subscription.cancel();
            whole.onError(new IOException("longer than " + most + " bytes"));
        } else {
            whole.onNext(parts);
        }
    }

    @Override
    public void onError(Throwable failed) {
        if (!over) {
            whole.onError(failed);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            whole.onComplete();
        }
    }
}
