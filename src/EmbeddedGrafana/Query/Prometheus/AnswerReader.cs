using System.Buffers.Text;
using System.Text.Json;

namespace Cortico.EmbeddedGrafana.Query.Prometheus;

/// <summary>
/// Reads an answer of Prometheus' query API. Members may come in any order; unknown ones are passed over.
/// Format: https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview.
/// </summary>
internal ref struct AnswerReader
{
    private readonly QueryLimits _limits;
    private readonly int _status;
    private Utf8JsonReader _json;
    private string? _outcome;
    private string _errorType = "";
    private string _error = "";
    private string? _resultType;
    private ResultReader _result;
    private List<Notice>? _warnings;
    private List<Notice>? _infos;

    private AnswerReader(ReadOnlySpan<byte> body, int status, QueryLimits limits)
    {
        _json = new Utf8JsonReader(body);
        _status = status;
        _limits = limits;
        _result = new ResultReader(limits);
    }

    /// <summary>Never throws on bad content: what is wrong with it becomes the answer's error.</summary>
    public static PrometheusResult Read(ReadOnlySpan<byte> body, int status, QueryLimits limits)
    {
        var reader = new AnswerReader(body, status, limits);
        try
        {
            return reader.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return new PrometheusResult { Status = status, Error = $"response from prometheus couldn't be parsed. it is non-json: {error.Message}" };
        }
        catch (QueryLimitException error)
        {
            return new PrometheusResult { Status = StatusCodes.Status400BadRequest, Error = error.Message };
        }
        finally
        {
            reader._result.Dispose();
        }
    }

    internal static double ReadValue(ref Utf8JsonReader json)
    {
        var text = json.ValueSpan;
        if (json.TokenType == JsonTokenType.String && Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length)
        {
            return value;
        }

        return json.GetString() switch
        {
            "NaN" => double.NaN,
            "+Inf" or "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var other => throw new JsonException($"\"{other}\" is not a value."),
        };
    }

    /// <summary>Seconds with a fraction become whole milliseconds, cut as Grafana cuts them.</summary>
    internal static long ReadTime(ref Utf8JsonReader json)
    {
        var text = json.ValueSpan;
        return Utf8Parser.TryParse(text, out long seconds, out var used) && used == text.Length ? seconds * 1000 : (long)(json.GetDouble() * 1000.0);
    }

    private PrometheusResult Read()
    {
        Expect(JsonTokenType.StartObject);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember();
        }

        if (_outcome == "error")
        {
            return new PrometheusResult { Status = _status, Error = $"{_errorType}: {_error}" };
        }

        if (_resultType is null)
        {
            return new PrometheusResult { Status = _status, Error = "no resultType found" };
        }

        if (_resultType is not ("matrix" or "vector" or "scalar" or "string"))
        {
            return new PrometheusResult { Status = _status, Error = $"unknown result type: {_resultType}" };
        }

        return new PrometheusResult
        {
            Status = _status,
            ResultType = _resultType,
            Series = _result.Series,
            Text = _result.Text,
            Notices = [.. _warnings ?? [], .. _infos ?? []],
        };
    }

    private void ReadMember()
    {
        if (_json.ValueTextEquals("data"u8))
        {
            ReadData();
        }
        else if (_json.ValueTextEquals("status"u8))
        {
            _outcome = NextText();
        }
        else if (_json.ValueTextEquals("errorType"u8))
        {
            _errorType = NextText();
        }
        else if (_json.ValueTextEquals("error"u8))
        {
            _error = NextText();
        }
        else if (_json.ValueTextEquals("warnings"u8))
        {
            _warnings = ReadNotices("warning");
        }
        else if (_json.ValueTextEquals("infos"u8))
        {
            _infos = ReadNotices("info");
        }
        else
        {
            _json.Skip();
        }
    }

    private void ReadData()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("\"data\" is not an object.");
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("resultType"u8))
            {
                _resultType = NextText();
            }
            else if (_json.ValueTextEquals("result"u8))
            {
                _result.Read(ref _json);
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private List<Notice> ReadNotices(string severity)
    {
        var notices = new List<Notice>();
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            _json.Skip();
            return notices;
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.String)
            {
                notices.Add(new Notice(severity, _json.GetString()!));
            }
            else
            {
                _json.Skip();
            }
        }

        return notices;
    }

    private string NextText()
    {
        _json.Read();
        return _json.GetString() ?? "";
    }

    private void Expect(JsonTokenType type)
    {
        if (!_json.Read() || _json.TokenType != type)
        {
            throw new JsonException("the answer is not a JSON object.");
        }
    }
}
