package io.connect.sqsserver.queue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/**
 * Visible messages of a standard queue that have a message group (fair queues). A group is noisy while it has at least
 * {@value #NOISY_FROM} messages in flight and more than a tenth of all messages in flight. AWS says
 * "disproportionately" and gives no number. Quiet groups go first, in the order of their oldest visible message. Noisy
 * groups go last. Each step takes logarithmic time in the number of groups.
 */
final class FairGroups {

    static final int NOISY_FROM = 10;
    private static final int NOISY_SHARE = 10;

    private final IntSupplier inFlight;
    private final Map<String, Tenant> tenants = new HashMap<>();
    private final TreeSet<Tenant> quiet = new TreeSet<>(Comparator.comparingLong(tenant -> tenant.key));
    private final TreeSet<Tenant> noisy = new TreeSet<>(Comparator.comparingLong(tenant -> tenant.key));

    FairGroups(IntSupplier inFlight) {
        this.inFlight = inFlight;
    }

    void visible(Message message) {
        Tenant tenant = tenants.computeIfAbsent(message.content.groupId(), Tenant::new);
        unrank(tenant);
        tenant.line.addLast(message);
        rank(tenant);
    }

    void restored(Message message) {
        Tenant tenant = tenants.computeIfAbsent(message.content.groupId(), Tenant::new);
        unrank(tenant);
        tenant.line.addFirst(message);
        rank(tenant);
    }

    void taken(Message message) {
        Tenant tenant = tenants.computeIfAbsent(message.content.groupId(), Tenant::new);
        unrank(tenant);
        tenant.inFlight++;
        rank(tenant);
    }

    void settled(Message message) {
        Tenant tenant = tenants.get(message.content.groupId());
        unrank(tenant);
        tenant.inFlight--;
        rank(tenant);
    }

    void left(Message message) {
        Tenant tenant = tenants.get(message.content.groupId());
        if (tenant != null) {
            unrank(tenant);
            rank(tenant);
        }
    }

    boolean isReady() {
        return !quiet.isEmpty() || !noisy.isEmpty();
    }

    /** The number of the message that {@link #next} would return; {@link Long#MAX_VALUE} if only noisy groups are left. */
    long headNumber() {
        return quiet.isEmpty() ? Long.MAX_VALUE : quiet.first().key;
    }

    /** Removes the next message from its group's line and returns it. */
    Message next() {
        Tenant tenant = quiet.isEmpty() ? noisy.first() : quiet.first();
        unrank(tenant);
        Message message = tenant.line.pollFirst();
        rank(tenant);
        return message;
    }

    private void unrank(Tenant tenant) {
        quiet.remove(tenant);
        noisy.remove(tenant);
    }

    private void rank(Tenant tenant) {
        while (!tenant.line.isEmpty() && tenant.line.peekFirst().state != MessageState.VISIBLE) {
            tenant.line.pollFirst();
        }
        if (!tenant.line.isEmpty()) {
            tenant.key = tenant.line.peekFirst().number;
            (isNoisy(tenant) ? noisy : quiet).add(tenant);
        } else if (tenant.inFlight == 0) {
            tenants.remove(tenant.name);
        }
    }

    private boolean isNoisy(Tenant tenant) {
        return tenant.inFlight >= NOISY_FROM && tenant.inFlight * NOISY_SHARE > inFlight.getAsInt();
    }

    /** The messages of one group. */
    private static final class Tenant {
        private final String name;
        private final Deque<Message> line = new ArrayDeque<>();
        private int inFlight;
        private long key;

        Tenant(String name) {
            this.name = name;
        }
    }
}
