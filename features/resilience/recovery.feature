# Slow, because seconds are judged: each needs most of a machine, and six at once on two cores are late for that alone.
@resilience @recovery @slow
Feature: Half a minute after a fault nothing of it is left, and nothing is lost
  Messages keep being sent before, during and after the fault. The connector has recovered with the first ten seconds in which
  nine tenths as many messages arrive as before the fault, and 95 of 100 as fast; until then, all that was sent before the
  fault's end has arrived as well.

  @links
  Scenario Outline: The link to SQS suffers <fault> for <seconds> seconds
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And the link from the connector to SQS suffers "<fault>" for <seconds> seconds
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running

    Examples: The port is closed; every round trip takes longer; every second all connections are reset
      | fault         | seconds |
      | down          | 10      |
      | network-500ms | 10      |
      | flaky         | 30      |

  @links
  Scenario: The link to SQS carries 10 Mbit/s, shared by all connections
    Given a standard queue
    And a connector from the queue to a topic
    When messages of 20 KB keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And the link from the connector to SQS suffers "cap-10mbit" for 10 seconds
    Then no more than 10 Mbit/s came through the link meanwhile
    And the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running

  @http-faults
  Scenario: SQS throttles receives to half of what the messages need
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And SQS takes half of the receives that the messages need for 10 seconds
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running

  @http-faults
  Scenario: A task fails and an operator restarts it over REST
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And SQS denies access until the task has failed
    And its failed task is restarted
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |

  @own-environment
  Scenario: The link to the broker is cut
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And the link from the connector to the broker suffers "down" for 10 seconds
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |

  @own-environment
  Scenario: The worker is left half a core
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 200 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And the worker has 0.5 cores for 10 seconds
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running

  @crash @three-brokers
  Scenario: The broker that leads the topic is killed, one of three
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And the broker that leads the topic is killed
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running

  @crash @own-environment @two-workers
  Scenario: The worker that runs the task is killed, one of two
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 100 a second
    And at least 100 messages have been delivered
    And messages have been arriving steadily for 10 seconds
    And the worker that runs the task is killed
    Then the connector has recovered within 30 seconds
    When no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
