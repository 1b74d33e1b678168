package io.connect.toxiproxy.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A fault on HTTP requests. Each {@code with} step returns a new value.
 *
 * @param match the requests that it affects
 * @param window the time of its effect
 * @param effect the effect on a matching request
 */
public record HttpFault(RequestMatch match, TimeWindow window, Effect effect) {

    /** The burst that a throttle allows, as a time at its rate. */
    private static final double BURST_SECONDS = 0.1;

    public HttpFault {
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(effect, "effect");
    }

    /** Any request, at any time. */
    public static HttpFault of(Effect effect) {
        return new HttpFault(RequestMatch.any(), TimeWindow.always(), effect);
    }

    /** Answers requests above the rate as the service itself would. */
    public static HttpFault throttle(double requestsPerSecond) {
        int burst = Math.max(1, (int) Math.min(Integer.MAX_VALUE, requestsPerSecond * BURST_SECONDS));
        return of(new Effect.Throttle(requestsPerSecond, burst, Optional.empty()));
    }

    /** Fails a share of the requests. */
    public static HttpFault errors(double share, AwsError error) {
        return of(new Effect.ErrorShare(share, error));
    }

    /** Fails the first requests. */
    public static HttpFault failFirst(long requests, AwsError error) {
        return of(new Effect.FailFirst(requests, error));
    }

    /** Delays every request. */
    public static HttpFault delay(Duration delay) {
        return of(new Effect.Delay(delay, Duration.ZERO));
    }

    public HttpFault withMatch(RequestMatch newMatch) {
        return new HttpFault(newMatch, window, effect);
    }

    public HttpFault withWindow(TimeWindow newWindow) {
        return new HttpFault(match, newWindow, effect);
    }

    /** A description for reports. */
    public String description() {
        return effect.description()
                + match.sqsAction().map(action -> " on " + action).orElse("")
                + match.method().map(method -> " on " + method).orElse("")
                + (match.pathPrefix().isEmpty() ? "" : " under " + match.pathPrefix());
    }
}
