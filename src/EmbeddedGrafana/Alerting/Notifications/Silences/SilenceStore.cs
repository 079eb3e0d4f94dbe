using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Routing;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Silences;

/// <summary>Silences in memory and in the database, with Grafana's checks. An expired one is kept for five days.</summary>
internal sealed class SilenceStore(Database database, TimeProvider time, NotifierSettings settings)
{
    private const int MostBytes = 64 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Silence> _silences = new(StringComparer.Ordinal);
    private readonly int _most = settings.MostSilences;

    public void Load()
    {
        var stored = database.Read(connection => connection.List("SELECT silence FROM silence", row => JsonSerializer.Deserialize(row.GetString(0), NotifierJson.Default.Silence)!));
        lock (_gate)
        {
            stored.ForEach(silence => _silences.TryAdd(silence.Id, silence));
        }
    }

    /// <summary>Active ones first, then those to come, then expired ones; within these the next to change first.</summary>
    public IReadOnlyList<Silence> All()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            return [.. _silences.Values.OrderBy(silence => silence.StateAt(now) switch { "active" => 0, "pending" => 1, _ => 2 })
                .ThenBy(silence => silence.StateAt(now) switch { "active" => silence.EndsAt.Ticks, "pending" => silence.StartsAt.Ticks, _ => -silence.EndsAt.Ticks })
                .ThenBy(silence => silence.Id, StringComparer.Ordinal)];
        }
    }

    public Silence? Find(string id)
    {
        lock (_gate)
        {
            return _silences.GetValueOrDefault(id);
        }
    }

    /// <returns>Ids of the silences that hold for such an alert now.</returns>
    public IReadOnlyList<string> For(LabelSet labels)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            return _silences.Count == 0 ? [] : [.. _silences.Values.Where(silence => silence.StateAt(now) == "active" && silence.Holds(labels)).Select(silence => silence.Id).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Adds one, or changes the one that the body names: where more than its times and comment differ, that one ends and a new one begins.</summary>
    /// <returns>The id of the one that now counts.</returns>
    /// <exception cref="GrafanaErrorException">400 for what cannot be read or is past a limit, 404 for an unknown id.</exception>
    public async Task<string> SetAsync(SilenceBody body, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var wanted = Checked(body, now);
        var changed = new List<Silence>();
        lock (_gate)
        {
            if (!string.IsNullOrEmpty(body.Id))
            {
                var earlier = _silences.GetValueOrDefault(body.Id) ?? throw NotFound(body.Id).ToException();
                var same = earlier.Matchers.Select(matcher => matcher.ToMatcher().ToString()).SequenceEqual(wanted.Matchers.Select(matcher => matcher.ToMatcher().ToString()), StringComparer.Ordinal);
                if (same && CanBecome(earlier, wanted, now))
                {
                    wanted = wanted with { Id = earlier.Id, StartsAt = earlier.StateAt(now) == "active" ? earlier.StartsAt : wanted.StartsAt };
                }
                else if (earlier.StateAt(now) != "expired")
                {
                    changed.Add(Ended(earlier, now));
                }
            }

            if (_most > 0 && !_silences.ContainsKey(wanted.Id) && _silences.Count >= _most)
            {
                throw Bad($"unable to upsert silence: exceeded maximum number of silences: {_silences.Count} (limit: {_most}). Delete some, or raise GF_UNIFIED_ALERTING_ALERTMANAGER_MAX_SILENCES_COUNT");
            }

            if (JsonSerializer.SerializeToUtf8Bytes(wanted, NotifierJson.Default.Silence).Length is var size && size > MostBytes)
            {
                throw Bad($"unable to upsert silence: silence exceeded maximum size: {size} bytes (limit: {MostBytes} bytes)");
            }

            changed.Add(wanted);
        }

        await KeepAsync(changed, cancellation);
        return wanted.Id;
    }

    /// <summary>Ends one now. An expired one stays as it is.</summary>
    /// <exception cref="GrafanaErrorException">404: there is none of that id.</exception>
    public async Task ExpireAsync(string id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var silence = Find(id) ?? throw NotFound(id).ToException();
        if (silence.StateAt(now) != "expired")
        {
            await KeepAsync([Ended(silence, now)], cancellation);
        }
    }

    /// <summary>Forgets what expired long ago.</summary>
    public async Task CollectAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        List<string> gone;
        lock (_gate)
        {
            gone = [.. _silences.Values.Where(silence => silence.EndsAt < before).Select(silence => silence.Id)];
            gone.ForEach(id => _silences.Remove(id));
        }

        if (gone.Count > 0)
        {
            await database.WriteAsync(connection => gone.ForEach(id => connection.Execute("DELETE FROM silence WHERE id = $id", ("$id", id))), cancellation);
        }
    }

    public static GrafanaError NotFound(string id) =>
        GrafanaError.Identified(StatusCodes.Status404NotFound, "alerting.notifications.silences.notFound", $"[alerting.notifications.silences.notFound] silence {id} not found");

    private async Task KeepAsync(IReadOnlyList<Silence> changed, CancellationToken cancellation)
    {
        await database.WriteAsync(connection =>
        {
            foreach (var silence in changed)
            {
                connection.Execute("INSERT OR REPLACE INTO silence (id, silence) VALUES ($id, $silence)",
                    ("$id", silence.Id), ("$silence", JsonSerializer.Serialize(silence, NotifierJson.Default.Silence)));
            }
        }, cancellation);
        lock (_gate)
        {
            foreach (var silence in changed)
            {
                _silences[silence.Id] = silence;
            }
        }
    }

    private static Silence Ended(Silence silence, DateTimeOffset now) => silence with
    {
        StartsAt = silence.StartsAt > now ? now : silence.StartsAt, EndsAt = now, UpdatedAt = now,
    };

    private static bool CanBecome(Silence earlier, Silence wanted, DateTimeOffset now) => earlier.StateAt(now) switch
    {
        "active" => wanted.EndsAt >= now,
        "pending" => wanted.StartsAt >= now,
        _ => false,
    };

    private static Silence Checked(SilenceBody body, DateTimeOffset now)
    {
        var missing = new List<string>();
        if (body.Matchers is null)
        {
            missing.Add("matchers in body is required");
        }
        else if (body.Matchers.Count == 0)
        {
            missing.Add("matchers in body should have at least 1 items");
        }

        if (body.StartsAt is null)
        {
            missing.Add("startsAt in body is required");
        }

        if (body.EndsAt is null)
        {
            missing.Add("endsAt in body is required");
        }

        if (missing.Count > 0)
        {
            throw GrafanaError.Message(StatusCodes.Status400BadRequest,
                "silence failed validation: validation failure list:\nvalidation failure list:\n" + string.Join('\n', missing)).ToException();
        }

        var (starts, ends) = (body.StartsAt!.Value, body.EndsAt!.Value);
        if (starts >= ends)
        {
            throw Bad("start time must be before end time");
        }

        if (ends < now)
        {
            throw Bad("end time can't be in the past");
        }

        CheckMatchers(body.Matchers!);
        return new Silence(Guid.NewGuid().ToString(), body.Matchers!, starts < now ? now : starts, ends, body.CreatedBy ?? "", body.Comment ?? "", now);
    }

    private static void CheckMatchers(IReadOnlyList<SilenceMatcher> matchers)
    {
        var all = new List<Matcher>();
        for (var index = 0; index < matchers.Count; index++)
        {
            if (string.IsNullOrEmpty(matchers[index]?.Name))
            {
                throw Bad($"unable to upsert silence: invalid silence: invalid label matcher {index}: invalid label name \"\"");
            }

            try
            {
                all.Add(matchers[index].ToMatcher());
            }
            catch (ArgumentException error)
            {
                throw Bad($"unable to upsert silence: invalid silence: invalid label matcher {index}: invalid regular expression {GoQuote.Quote(matchers[index].Value ?? "")}: error parsing regexp: {GoWords(matchers[index].Value ?? "", error)}");
            }
        }

        if (all.TrueForAll(matcher => matcher.Matches((string?)null)))
        {
            throw Bad("unable to upsert silence: invalid silence: at least one matcher must not match the empty string");
        }
    }

    private static string GoWords(string pattern, ArgumentException error) =>
        error is System.Text.RegularExpressions.RegexParseException { Error: System.Text.RegularExpressions.RegexParseError.InsufficientClosingParentheses }
            ? $"missing closing ): `{pattern}`"
            : error.Message;

    private static GrafanaErrorException Bad(string problem) => GrafanaError.Identified(
        StatusCodes.Status400BadRequest, "alerting.notifications.silences.badRequest",
        $"[alerting.notifications.silences.badRequest] invalid silence: {problem}: unable to create silence").ToException();
}
