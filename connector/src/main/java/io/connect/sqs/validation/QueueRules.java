package io.connect.sqs.validation;

import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** Rules for the keys that list the queues to read. */
final class QueueRules {

    private QueueRules() {}

    static List<Finding> check(SqsSourceConfig config) {
        List<Finding> findings = new ArrayList<>();
        List<QueueUrl> queues = new ArrayList<>();
        read(QueueKeys.QUEUE_URL, single(config), queues, findings);
        read(QueueKeys.QUEUE_URLS, config.getList(QueueKeys.QUEUE_URLS), queues, findings);
        if (!findings.isEmpty()) {
            return findings;
        }
        if (queues.isEmpty()) {
            return List.of(Finding.error(
                    QueueKeys.QUEUE_URL,
                    "No queue to read: set " + QueueKeys.QUEUE_URL + " or " + QueueKeys.QUEUE_URLS));
        }
        config.otherSpellings()
                .forEach((queue, first) -> findings.add(Finding.warning(
                        QueueKeys.QUEUE_URLS,
                        queue + " is another spelling of " + first + "; the queue is read once")));
        return findings;
    }

    /** The queues with valid URLs. */
    static List<QueueUrl> readable(SqsSourceConfig config) {
        List<QueueUrl> queues = new ArrayList<>();
        read(QueueKeys.QUEUE_URL, single(config), queues, new ArrayList<>());
        read(QueueKeys.QUEUE_URLS, config.getList(QueueKeys.QUEUE_URLS), queues, new ArrayList<>());
        return queues;
    }

    static boolean allReadable(SqsSourceConfig config) {
        return check(config).stream().noneMatch(Finding::isError);
    }

    private static List<String> single(SqsSourceConfig config) {
        String url = config.getString(QueueKeys.QUEUE_URL);
        return url == null ? List.of() : List.of(url);
    }

    private static void read(String key, List<String> urls, List<QueueUrl> queues, List<Finding> findings) {
        for (String url : urls) {
            if (!url.isBlank()) {
                try {
                    queues.add(QueueUrl.parse(url));
                } catch (ConfigException e) {
                    findings.add(Finding.error(key, e.getMessage()));
                }
            }
        }
    }
}
