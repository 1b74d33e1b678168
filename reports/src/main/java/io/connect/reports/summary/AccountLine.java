package io.connect.reports.summary;

import io.connect.reports.model.Account;
import io.connect.reports.words.AccountWords;
import java.util.stream.Collectors;

/** The account of a run in one line. */
final class AccountLine {

    private AccountLine() {}

    /** Every count with its name. */
    static String of(Account account) {
        return AccountWords.of(account).stream()
                .map(count -> count.name() + " " + count.text())
                .collect(Collectors.joining(", "));
    }
}
