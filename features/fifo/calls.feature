@fifo @exactly-once @calls
Feature: FIFO exactly once holds when single calls go wrong
  A cut link loses whatever is on it. Here one call in so many goes wrong at its worst moment: after the other side has done it,
  or in the middle of a commit.

  @own-environment @broker-calls
  Scenario: The answer to a commit is lost
    Given a FIFO queue with
      | VisibilityTimeout | 10 |
    And a connector from the queue to a topic with
      | exactly.once.support                 | required |
      | producer.override.request.timeout.ms | 2000     |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the broker's answer to every 10th "EndTxn" is lost
    Then each of these faults has met at least 3 calls
    When these calls go right again
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  @own-environment @broker-calls
  Scenario: The connection is cut right after a commit
    Given a FIFO queue with
      | VisibilityTimeout | 10 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the connection to the broker is cut after every 7th "EndTxn"
    And the connection to the broker is cut after every 11th "Produce"
    Then each of these faults has met at least 5 calls
    When these calls go right again
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  @own-environment @broker-calls
  Scenario: The coordinator moves in the middle of a commit
    Given a FIFO queue with
      | VisibilityTimeout | 10 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And every 5th "EndTxn" is answered "NOT_COORDINATOR" by a broker
    And every 2nd "FindCoordinator" is answered "COORDINATOR_LOAD_IN_PROGRESS" by a broker
    Then each of these faults has met at least 3 calls
    When these calls go right again
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  # Kafka's producer can ask for a commit too early, and the broker refuses it: connector/README.md, exactly once. The steps that
  # wait for calls or for an outcome restart a task that failed because of it.
  @own-environment @broker-calls
  Scenario: The broker refuses a commit, and an operator restarts the task
    Given a FIFO queue with
      | VisibilityTimeout | 10 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And every 5th "EndTxn" is answered "INVALID_TXN_STATE" by a broker
    Then each of these faults has met at least 1 call
    When these calls go right again
    And at least 300 messages have been delivered
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  @sqs-calls
  Scenario: The answer to a delete is lost after the delete
    Given a FIFO queue with
      | VisibilityTimeout | 5 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And SQS's answer to every 3rd "DeleteMessageBatch" is lost
    Then each of these faults has met at least 10 calls
    When these calls go right again
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
    And the connector is still running

  @sqs-calls
  Scenario: Answers of SQS are empty, lost or wrong about one entry
    Given a FIFO queue with
      | VisibilityTimeout | 5 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When messages keep being sent at 50 a second in 20 groups
    And entry 2 of every 3rd "DeleteMessageBatch" is said to have failed
    And every 5th "DeleteMessageBatch" is done and answered with 500
    And every 10th "ReceiveMessage" is answered with an empty body
    And SQS's answer to every 9th "ReceiveMessage" is lost
    Then each of these faults has met at least 3 calls
    When these calls go right again
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
    And the connector is still running

  # A single broker is not enough: connector/README.md, exactly once.
  @own-environment @hanging-transaction
  Scenario Outline: A transaction hangs that its broker completed without markers, time <time>
    Given a FIFO queue with
      | VisibilityTimeout | 10 |
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When 20 messages in 2 groups are sent
    And at least 20 messages have been delivered
    And the broker takes transactions for complete without writing their markers
    And 10 messages in 2 groups are sent
    Then a transaction hangs in the topic
    And nothing is left in the queue
    And the outcome is
      | delivered | 20 |
      | lost      | 10 |
    When these calls go right again
    And its task is restarted
    And the operator aborts what hangs
    And 10 messages in 2 groups are sent
    Then the outcome after recovery is
      | delivered     | 30 |
      | duplicated    | 0  |
      | reordered     | 0  |
      | left in queue | 0  |
      | lost          | 10 |

    Examples:
      | time |
      | 1    |

    @slow
    Examples:
      | time |
      | 2    |
      | 3    |
      | 4    |
      | 5    |
      | 6    |
      | 7    |
      | 8    |
      | 9    |
      | 10   |
