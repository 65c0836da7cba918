package kitchensync.bench.load;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of a load; everything happens on its event loop. */
final class Round implements Line.Watcher {

    private static final double NANOS_A_SECOND = 1e9;

    private final EventLoop loop;
    private final Requests requests;
    private final Pace pace;
    private final int stores;
    private final Duration time;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Deque<Line> free = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom(1);

    private Tally tally;
    private long deadline;
    private int lines;
    private boolean exhausted;

    /** Moments at which requests of an open loop were due and found no free line. */
    private final Deque<Long> waiting = new ArrayDeque<>();

    Round(EventLoop loop, Requests requests, Pace pace, int stores, Duration time) {
        this.loop = loop;
        this.requests = requests;
        this.pace = pace;
        this.stores = stores;
        this.time = time;
        this.tally = new Tally(0, 0, stores);
    }

    CompletableFuture<Outcome> start(List<Line> all) {
        loop.execute(() -> guarded(() -> begin(all)));
        return outcome;
    }

    private void begin(List<Line> all) {
        long now = System.nanoTime();
        deadline = now + time.toNanos();
        tally = new Tally(now, deadline, stores);
        lines = all.size();
        free.addAll(all);
        loop.schedule(() -> guarded(this::finishIfIdle), time.toNanos(), TimeUnit.NANOSECONDS);
        switch (pace) {
            case Pace.Closed _ -> all.forEach(_ -> sendClosed(free.remove()));
            case Pace.Open open -> arrive(open, now);
        }
    }

    private void sendClosed(Line line) {
        long now = System.nanoTime();
        if (now >= deadline || exhausted) {
            idle(line);
            return;
        }
        send(line, now);
    }

    /** Sends what is due by now and comes back when the next is. */
    private void arrive(Pace.Open open, long firstDue) {
        long due = firstDue;
        long now = System.nanoTime();
        while (due <= now && due < deadline) {
            Line line = free.poll();
            if (line == null) {
                waiting.add(due);
            } else {
                send(line, due);
            }
            due += (long) (-Math.log(1 - random.nextDouble()) / open.requestsPerSecond() * NANOS_A_SECOND);
        }
        if (due < deadline) {
            long next = due;
            loop.schedule(() -> guarded(() -> arrive(open, next)), next - now, TimeUnit.NANOSECONDS);
        }
    }

    private void send(Line line, long due) {
        Request request = requests.next();
        if (request == null) {
            exhausted = true;
            idle(line);
            return;
        }
        line.send(request, due);
    }

    @Override
    public void answered(Line line, Request request, Answer answer, long due) {
        tally.answered(request, answer, due, System.nanoTime());
        guarded(() -> next(line));
    }

    private void next(Line line) {
        switch (pace) {
            case Pace.Closed _ -> sendClosed(line);
            case Pace.Open _ -> {
                Long due = waiting.poll();
                if (due == null) {
                    idle(line);
                } else {
                    send(line, due);
                }
            }
        }
    }

    @Override
    public void broken(Line line, String why) {
        tally.failed(why);
        lines--;
        finishIfIdle();
    }

    private void idle(Line line) {
        free.add(line);
        finishIfIdle();
    }

    private void finishIfIdle() {
        boolean over = exhausted || System.nanoTime() >= deadline || lines == 0;
        if (over && waiting.isEmpty() && free.size() == lines) {
            outcome.complete(tally.outcome(exhausted));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            outcome.completeExceptionally(broken);
        }
    }
}
