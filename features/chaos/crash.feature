@delivery @crash @own-environment
Feature: A crash loses nothing
  Whatever dies, a message that was not confirmed by Kafka is still in its queue.

  Scenario: A worker that is killed in mid-flow and started again has lost nothing
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second
    And at least 100 messages have been delivered
    And the worker is killed
    And the worker is started again
    And at least 250 messages have been delivered
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |

  Scenario: A broker that is killed in mid-flow and started again has lost nothing
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second
    And at least 100 messages have been delivered
    And the broker is killed and started again
    And at least 250 messages have been delivered
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running
