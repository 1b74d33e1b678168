@fifo @exactly-once
Feature: A FIFO queue arrives exactly once and in order
  With exactly-once support on the workers, what a consumer of committed records sees is each message once and every
  group in its order, whatever is killed.

  Scenario: Groups interleave within a receive and keep their order each
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When 500 messages in 50 groups are sent
    Then the outcome is
      | delivered     | 500 |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  Scenario: A single group keeps its order
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When 200 messages in 1 group are sent
    Then the outcome is
      | delivered     | 200 |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  Scenario: A transaction that fails takes its task along and costs nothing
    Given a FIFO queue with
      | VisibilityTimeout | 3 |
    And a topic with
      | max.message.bytes | 100000 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When 100 messages in 10 groups are sent
    And at least 100 messages have been delivered
    And the topic takes records of at most 100 bytes
    And 100 messages in 10 groups are sent
    Then its task fails because of "RecordTooLargeException"
    When the topic takes records of at most 100000 bytes
    And its failed task is restarted
    Then the outcome after recovery is
      | delivered     | 200 |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  @own-environment
  Scenario: Messages that come back while their first copies sit in an open transaction
    Given a FIFO queue with
      | VisibilityTimeout | 2 |
    And a connector from the queue to a topic with
      | exactly.once.support                   | required |
      | producer.override.transaction.timeout.ms | 30000    |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the broker hangs
    And the worker hangs for 3 seconds
    And the broker goes on
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  @links
  Scenario: Answers of SQS that are lost while their messages come back
    Given a FIFO queue with
      | VisibilityTimeout | 2 |
    # At INFO the log has one failure a minute, which is the first one of the cut link.
    And the workers log "io.connect.sqs.receive" at level "DEBUG"
    And a connector from the queue to a topic with
      | exactly.once.support  | required |
      | sqs.wait.time.seconds | 5        |
    When messages keep being sent at 100 a second in 50 groups
    And at least 100 messages have been delivered
    And the link from the connector to SQS suffers "down" for 10 seconds
    And no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
    And the connector is still running
    # What ElasticMQ says to a repeated id whose messages have come back and been deleted.
    And the worker's log has 0 new lines with "status code 500"

  @own-environment
  Scenario: Visibility that lapses while the worker hangs
    Given a FIFO queue with
      | VisibilityTimeout | 2 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the worker hangs for 4 seconds
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  Scenario: A batch of which a transform drops every record does not come back for ever
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support | required                                   |
      | transforms           | drop                                       |
      | transforms.drop.type | org.apache.kafka.connect.transforms.Filter |
    When 30 messages in 3 groups are sent
    Then the outcome is
      | sent          | 30 |
      | delivered     | 0  |
      | left in queue | 0  |

  Scenario: Two messages with equal bodies are two messages
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When these messages are sent
      | body  | group |
      | again | g1    |
      | again | g1    |
      | again | g2    |
    Then 3 records with the value "again" arrive
    And nothing is left in the queue

  Scenario: A queue that is deleted and made anew starts over
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When 50 messages in 5 groups are sent
    And at least 50 messages have been delivered
    And the connector is stopped
    And the queue is deleted and made anew
    And 50 messages in 5 groups are sent
    And the connector is resumed
    Then the outcome after recovery is
      | delivered     | 100 |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  Scenario: A message too large for Kafka holds back its own group alone
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support   | required |
      | kafka.record.max.bytes | 20000    |
    When 10 messages in 2 groups are sent
    And at least 10 messages have been delivered
    And a message of 50 KB is sent to the group "group-0"
    And 10 messages in 2 groups are sent
    Then the outcome is
      | delivered     | 15 |
      | duplicated    | 0  |
      | reordered     | 0  |
      | left in queue | 6  |
      | lost          | 0  |
    And the connector is still running

  Scenario: A message too large for Kafka goes to the dead-letter topic and frees its group
    Given a FIFO queue
    And a connector with a dead-letter topic with
      | exactly.once.support   | required |
      | kafka.record.max.bytes | 20000    |
      | dlq.truncate           | true     |
    When 10 messages in 2 groups are sent
    And a message of 50 KB is sent to the group "group-0"
    And 10 messages in 2 groups are sent
    Then the outcome is
      | delivered     | 20 |
      | duplicated    | 0  |
      | reordered     | 0  |
      | left in queue | 0  |
    And a dead letter says
      | sqs.message.group.id       | group-0 |
      | sqs.dlq.body.cut.from.bytes | 50000  |

  Scenario: A group whose message cannot be converted waits alone
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support                  | required                                             |
      | message.converter.class               | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.format          | gzip                                                 |
    When these messages are sent
      | body                   | group |
      | gzip of first          | good  |
      | this is not compressed | bad   |
      | gzip of behind it      | bad   |
      | gzip of second         | good  |
    Then the records of the topic are
      | value  |
      | first  |
      | second |
    And 2 messages are left in the queue

  Scenario: The number of tasks changes in mid-flow
    Given a FIFO queue with
      | VisibilityTimeout | 3 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the connector's configuration is changed to
      | tasks.max | 4 |
    And at least 300 messages have been delivered
    And the connector's configuration is changed to
      | tasks.max | 1 |
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
