@resilience @pause
Feature: A Kafka that is away between pauses costs nothing
  Messages that come back unseen have been received, and too many receives end at the queue's own redrive policy.

  @own-environment
  Scenario: Pauses and an outage of Kafka leave nothing to the redrive policy and keep the order
    Given a FIFO queue that hides a message for 40 seconds and hands it to its dead-letter queue after 3 receives
    And a connector from the queue to a topic with
      | sqs.max.poll.records | 10 |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the connector is paused and resumed 4 times
    And the link from the connector to the broker suffers "down" for 20 seconds
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |
    And the dead-letter queue is empty
    And the connector is still running

  @own-environment @slow
  Scenario Outline: Ten pauses and a minute without Kafka leave nothing to the redrive policy of a <kind> queue
    Given a <kind> queue that hides a message for 120 seconds and hands it to its dead-letter queue after 3 receives
    And a connector from the queue to a topic with
      | sqs.max.poll.records | 10 |
    When messages keep being sent at 50 a second in 20 groups
    And at least 100 messages have been delivered
    And the connector is paused and resumed 10 times
    And the link from the connector to the broker suffers "down" for 60 seconds
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | reordered     | 0   |
      | left in queue | 0   |
      | lost          | 0   |
    And the dead-letter queue is empty
    And the connector is still running

    Examples:
      | kind     |
      | FIFO     |
      | standard |
