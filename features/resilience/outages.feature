@resilience
Feature: SQS throttles, fails or is out of reach
  The task backs off and goes on by itself; nothing is lost.

  @http-faults
  Scenario: SQS throttles half of all calls
    Given a standard queue
    And a connector from the queue to a topic
    When SQS answers half of all calls with 400 "RequestThrottled"
    And 300 messages are sent
    Then the outcome is
      | delivered     | 300 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And the connector is still running

  @http-faults
  Scenario Outline: The first <calls> receives are answered with <status> <code>
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.wait.time.seconds | 1 |
    When SQS answers the next <calls> calls of "ReceiveMessage" with <status> "<code>"
    And 100 messages are sent
    Then the outcome is
      | delivered     | 100 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And the connector is still running

    Examples:
      | calls | status | code               |
      | 8     | 500    | InternalFailure    |
      | 8     | 503    | ServiceUnavailable |
      | 8     | 403    | OverLimit          |
      | 3     | 403    | ExpiredToken       |

  @http-faults
  Scenario: Deletes that fail are tried again and duplicate nothing
    Given a standard queue
    And a connector from the queue to a topic
    When SQS answers the next 10 calls of "DeleteMessageBatch" with 500 "InternalFailure"
    And 200 messages are sent
    Then the outcome is
      | delivered     | 200 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And the connector is still running

  @http-faults
  Scenario Outline: Credentials that SQS keeps answering with <code> fail the task with a reason
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.wait.time.seconds            | 1 |
      | aws.credentials.patience.seconds | 3 |
    When SQS answers every call of "ReceiveMessage" with <status> "<code>"
    Then its task fails because of "<code>"
    And its task fails because of "Cannot receive from queue"

    Examples: Expired, unknown, deleted, wrong, missing; good, and not allowed to receive
      | status | code                        |
      | 403    | ExpiredToken                |
      | 403    | InvalidClientTokenId        |
      | 403    | UnrecognizedClientException |
      | 403    | SignatureDoesNotMatch       |
      | 403    | MissingAuthenticationToken  |
      | 403    | AccessDenied                |

  @links
  Scenario: The link from the connector to SQS is cut for ten seconds
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second
    And at least 100 messages have been delivered
    And the link from the connector to SQS suffers "down" for 10 seconds
    And no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
    And the connector is still running

  @links
  Scenario: The link from the connector to SQS is 500 ms long
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second
    And the link from the connector to SQS suffers "network-500ms" for 10 seconds
    And no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | 0   |
      | left in queue | 0   |

  @own-environment
  Scenario: The link from the connector to the broker is cut for ten seconds
    Given a standard queue
    And a connector from the queue to a topic
    When messages keep being sent at 50 a second
    And at least 100 messages have been delivered
    And the link from the connector to the broker suffers "down" for 10 seconds
    And no more messages are sent
    Then the outcome after recovery is
      | delivered     | all |
      | duplicated    | any |
      | left in queue | 0   |
      | lost          | 0   |
