package io.connect.features.world.topics;

import io.connect.features.world.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/** Transactions that are open in a partition although they have ended for their coordinator. */
public final class HangingTransactions {
    private static final int DEADLINE_SECONDS = 30;
    private static final Set<TransactionState> OVER =
            Set.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT, TransactionState.EMPTY);

    private final Place place;

    public HangingTransactions(Place place) {
        this.place = place;
    }

    /** The partitions with such a transaction. */
    public Set<TopicPartition> partitions() {
        return withAdmin(admin -> find(admin).stream().map(Hanging::partition).collect(Collectors.toSet()));
    }

    /** Aborts all of them, as an operator would with {@code kafka-transactions.sh abort}. */
    public void abort() {
        withAdmin(admin -> {
            for (Hanging one : find(admin)) {
                admin.abortTransaction(new AbortTransactionSpec(
                                one.partition(),
                                one.producer().producerId(),
                                (short) one.producer().producerEpoch(),
                                one.producer().coordinatorEpoch().orElse(0)))
                        .all()
                        .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            }
            return null;
        });
    }

    private static List<Hanging> find(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<Long> open = admin.listTransactions().all().get(DEADLINE_SECONDS, TimeUnit.SECONDS).stream()
                .filter(transaction -> !OVER.contains(transaction.state()))
                .map(TransactionListing::producerId)
                .collect(Collectors.toSet());
        List<TopicPartition> partitions = admin
                .describeTopics(admin.listTopics().names().get(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .allTopicNames()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        List<Hanging> hanging = new ArrayList<>();
        for (Map.Entry<TopicPartition, PartitionProducerState> entry : admin.describeProducers(partitions)
                .all()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            entry.getValue().activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent()
                            && !open.contains(producer.producerId()))
                    .forEach(producer -> hanging.add(new Hanging(entry.getKey(), producer)));
        }
        return hanging;
    }

    private <T> T withAdmin(AdminCall<T> call) {
        try (Admin admin = place.testbed().kafka().admin()) {
            return call.run(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot look after transactions", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking after transactions", e);
        }
    }

    private record Hanging(TopicPartition partition, ProducerState producer) {}

    private interface AdminCall<T> {
        T run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }
}
