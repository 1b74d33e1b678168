@fifo
Feature: A FIFO queue without exactly-once support on the workers
  Each message arrives at least once, and every group in its order.

  Scenario: Nothing goes wrong and every message arrives once, in order
    Given a FIFO queue
    And a connector from the queue to a topic
    When 300 messages in 20 groups are sent
    Then the outcome is
      | delivered     | 300 |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  @crash @own-environment
  Scenario: A killed worker costs at most copies, never a message and never the order
    Given a FIFO queue with
      | VisibilityTimeout | 3 |
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the worker is killed
    And the worker is started again
    And at least 200 messages have been delivered
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |

  Scenario: A task that is restarted costs at most copies, never a message and never the order
    Given a FIFO queue with
      | VisibilityTimeout | 3 |
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And its task is restarted
    And at least 200 messages have been delivered
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |

  @own-environment @http-faults
  Scenario: Messages that come back because the worker hung and could not delete them are not produced again
    Given a FIFO queue with
      | VisibilityTimeout | 2 |
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    # ElasticMQ takes handles that have lapsed: a delete or a longer timeout would forestall the second receive.
    And SQS answers every call of "DeleteMessageBatch" with 503 "ServiceUnavailable"
    And SQS answers every call of "ChangeMessageVisibilityBatch" with 503 "ServiceUnavailable"
    # Over before the group of workers gives this one up: its task goes on, with what it remembers.
    And the worker hangs for 3 seconds
    Then the metrics of its task are
      | messages-redelivered-total | positive |
    When SQS answers these calls again
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |
