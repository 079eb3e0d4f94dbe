using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.States;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>A rule with what its states come to.</summary>
internal sealed class RuleView
{
    private const string Never = "0001-01-01T00:00:00Z";

    private readonly SortedDictionary<string, int> _totals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _filteredTotals = new(StringComparer.Ordinal);
    private readonly List<AlertInstance> _alerts = [];

    private RuleView(StoredRule rule) => Rule = rule;

    public StoredRule Rule { get; }

    /// <summary>inactive, pending, recovering or firing.</summary>
    public string State { get; private set; } = "inactive";

    /// <summary>ok, nodata or error.</summary>
    public string Health { get; private set; } = "ok";

    public string LastEvaluation { get; private set; } = Never;

    public double EvaluationSeconds { get; private set; }

    /// <summary>Those that the filter takes, what fires first.</summary>
    public IReadOnlyList<AlertInstance> Alerts => _alerts;

    /// <summary>Since when it fires; null where it does not.</summary>
    public DateTimeOffset? ActiveAt { get; private set; }

    /// <summary>Empty where the last evaluation went well.</summary>
    public string LastError { get; private set; } = "";

    public static RuleView Of(StoredRule rule, RuleStates? states, RuleStateFilter filter)
    {
        var view = new RuleView(rule);
        if (states is null)
        {
            return view;
        }

        if (states.Shown is { } shown)
        {
            (view.LastEvaluation, view.EvaluationSeconds) = (AlertAnswer.Time(shown), states.Duration.TotalSeconds);
        }

        foreach (var instance in states.Instances.Values.Order(AlertImportance.Comparer))
        {
            view.Add(instance, filter, isEvaluated: states.Shown is not null);
        }

        return view;
    }

    /// <summary>Whether the rule's state and health are asked for.</summary>
    public bool IsTaken(RuleStateFilter filter) =>
        (filter.States.Count == 0 || filter.States.Contains(State switch
        {
            "firing" => InstanceState.Alerting,
            "pending" => InstanceState.Pending,
            "recovering" => InstanceState.Recovering,
            _ => InstanceState.Normal,
        })) && (filter.Health.Count == 0 || filter.Health.Contains(Health));

    public void Write(Utf8JsonWriter json, RuleStateFilter filter)
    {
        var definition = Rule.Definition;
        json.WriteStartObject();
        json.WriteString("state", State);
        json.WriteString("name", definition.Title);
        json.WriteString("query", RuleQueryText.Of(definition));
        json.WriteStartArray("queriedDatasourceUIDs");
        foreach (var query in (definition.Data ?? []).Where(query => !RuleQueryText.IsExpression(query)))
        {
            json.WriteStringValue(query.DatasourceUid);
        }

        json.WriteEndArray();
        Seconds(json, "duration", definition.For.Value);
        Seconds(json, "keepFiringFor", definition.KeepFiringFor.Value);
        if (definition.Annotations is { Count: > 0 } annotations)
        {
            AlertAnswer.Pairs(json, "annotations", annotations);
        }

        if (ActiveAt is { } active)
        {
            json.WriteString("activeAt", AlertAnswer.Time(active));
        }

        WriteAlerts(json, filter);
        RuleStateAnswer.Counts(json, "totals", _totals);
        RuleStateAnswer.Counts(json, "totalsFiltered", _filteredTotals);
        json.WriteString("uid", Rule.Uid);
        json.WriteString("folderUid", Rule.Group.FolderUid);
        if (definition.Labels is { Count: > 0 } labels)
        {
            AlertAnswer.Pairs(json, "labels", labels);
        }

        json.WriteString("health", Health);
        if (LastError.Length > 0)
        {
            json.WriteString("lastError", LastError);
        }

        json.WriteString("type", definition.Record is null ? "alerting" : "recording");
        json.WriteString("lastEvaluation", LastEvaluation);
        json.WriteNumber("evaluationTime", EvaluationSeconds);
        json.WriteBoolean("isPaused", definition.IsPaused);
        if (definition.NotificationSettings is { } settings)
        {
            json.WritePropertyName("notificationSettings");
            JsonSerializer.Serialize(json, settings, RuleJson.Default.NotificationSettings);
        }

        if (Rule.Provenance.Length > 0)
        {
            json.WriteString("provenance", Rule.Provenance);
        }

        json.WriteEndObject();
    }

    private static void Seconds(Utf8JsonWriter json, string name, TimeSpan duration)
    {
        if (duration > TimeSpan.Zero)
        {
            json.WriteNumber(name, duration.TotalSeconds);
        }
    }

    private void WriteAlerts(Utf8JsonWriter json, RuleStateFilter filter)
    {
        if (_alerts.Count == 0 || filter.LimitAlerts == 0)
        {
            return;
        }

        json.WriteStartArray("alerts");
        foreach (var instance in filter.LimitAlerts > 0 ? _alerts.Take(filter.LimitAlerts) : _alerts)
        {
            AlertAnswer.Write(json, Rule, instance, filter.IncludesInternalLabels);
        }

        json.WriteEndArray();
    }

    private void Add(AlertInstance instance, RuleStateFilter filter, bool isEvaluated)
    {
        if (isEvaluated)
        {
            Health = instance.Error is not null || instance.State == InstanceState.Error ? "error" : instance.State == InstanceState.NoData && Health != "error" ? "nodata" : Health;
            LastError = instance.Error ?? LastError;
        }

        switch (instance.State)
        {
            case InstanceState.Alerting:
                State = "firing";
                ActiveAt = ActiveAt is { } earlier && earlier < instance.StartsAt ? earlier : instance.StartsAt;
                break;
            case InstanceState.Pending or InstanceState.Recovering when State == "inactive":
                State = instance.State == InstanceState.Pending ? "pending" : "recovering";
                break;
            default:
                break;
        }

        Count(_totals, instance);
        if (filter.Takes(instance))
        {
            Count(_filteredTotals, instance);
            _alerts.Add(instance);
        }
    }

    private void Count(SortedDictionary<string, int> totals, AlertInstance instance)
    {
        var name = instance.State.ToString().ToLowerInvariant();
        totals[name] = totals.GetValueOrDefault(name) + 1;
        if (instance.Error is not null && Rule.Definition.ExecErrState != "Error")
        {
            totals["error"] = totals.GetValueOrDefault("error") + 1;
        }
    }
}
