package io.connect.reports.summary;

import io.connect.reports.model.Account;
import io.connect.reports.text.Numbers;
import java.util.stream.Collectors;

/** The account of a run in one line. */
final class AccountLine {

    private AccountLine() {}

    /** Every count with its name. */
    static String of(Account account) {
        return account.columns().entrySet().stream()
                .map(column -> column.getKey() + " " + count(column.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A count; null, of records that nobody looked into, is shown as missing. */
    static String count(Long count) {
        return count == null ? Numbers.MISSING : Numbers.count(count);
    }
}
