package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Lane;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The records of a second reading of the topics, to compare with the first reading. The first reading ends as soon as every
 * message has arrived, so the account also gets the records that came after that. Used by one thread only.
 */
public final class SecondReading implements Arrivals {
    private final Arrivals account;
    private final Map<Receipt.Place, Integer> hashes = new HashMap<>();

    /** @param account the account, which knows the records of the first reading */
    public SecondReading(Arrivals account) {
        this.account = account;
    }

    @Override
    public void received(Receipt receipt) {
        hashes.put(receipt.place(), hash(receipt));
        account.received(receipt);
    }

    @Override
    public void deadLetter(Lane lane, Receipt receipt, String reason) {
        hashes.put(receipt.place(), hash(receipt));
        account.deadLetter(lane, receipt, reason);
    }

    /** Hash of the value at a position; empty when there is no record. */
    Optional<Integer> hashAt(Receipt.Place place) {
        return Optional.ofNullable(hashes.get(place));
    }

    /** Hash of a record's value; 0 for a tombstone. */
    static int hash(Receipt receipt) {
        return Objects.hashCode(receipt.value());
    }
}
