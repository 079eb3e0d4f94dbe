using Microsoft.Extensions.Options;

namespace Cortico.Web.Redis;

public static class RedisServices
{
    public static void AddRedis(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<RedisOptions>, RedisOptionsValidator>();
        builder.Services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<RedisConnection>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RedisConnection>());
    }
}
